package org.execscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.execscope.evidence.HostContext;
import org.execscope.evidence.HostFile;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Zones;

/// What is known of a host beside its logs, in words, with what a person gave marked so.
final class HostWords {
    private HostWords() {}

    /// One fact a line.
    static String all(HostContext host) {
        List<String> known = new ArrayList<>();
        if (host.hostname() != null) {
            known.add("name " + host.hostname());
        }
        if (!host.users().isEmpty()) {
            known.add("names of " + Words.count(host.users().size(), "uid"));
        }
        if (!host.groups().isEmpty()) {
            known.add("names of " + Words.count(host.groups().size(), "gid"));
        }
        if (host.zone() != null) {
            known.add("zone " + Zones.words(host.zone()) + (host.zoneGuessed() ? " (guessed by its times)" : ""));
        }
        if (host.system() != null) {
            known.add(host.system());
        }
        return "Known       "
                + (known.isEmpty()
                        ? "nothing of the host beside its log: numbers have no names"
                        : "of the host: " + String.join(", ", known))
                + host.byHand().stream().map(HostWords::given).collect(Collectors.joining());
    }

    private static String given(HostFile file) {
        return "\nBy hand     " + file.kind().gives() + ", from "
                + FileFacts.safe(file.path().toAbsolutePath().toString()) + "\n            SHA-256 " + file.sha256()
                + "  of " + Words.number(file.size()) + " bytes, read "
                + Words.time(file.readAt().toEpochMilli());
    }
}
