package org.execscope.ui.window;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// How to find out why a log has no program starts.
final class HowToCheck {
    private static final int COLUMNS = 84;
    /// The check that tells what the rules could see.
    private static final String RULES = "T17";

    private HowToCheck() {}

    /// Shows it beside the window; Escape closes it. Null where nothing is open.
    static @Nullable Stage show(Window owner, Workspace workspace) {
        Shown shown = workspace.shownProperty().get();
        return shown == null ? null : HelpWindow.show(owner, "Why are there no program starts?", words(shown.trail()));
    }

    static String words(AuditTrail trail) {
        long records = trail.files().stream().mapToLong(FileReport::records).sum();
        return """
                %s, none of them a program start (execve).

                WHAT CAME ALONG WITH THIS EVIDENCE

                %s

                ON THE HOST, OR IN A COPY OF ITS DISK

                  /etc/audit/audit.rules and /etc/audit/rules.d/*.rules
                      what is loaded when the host starts
                  auditctl -l
                      what is in force now; "No rules" is an answer
                  auditctl -s
                      "enabled 0": auditing is off

                Both of these must stand there, and no rule with "never" before them that
                fits first:

                  -a always,exit -F arch=b64 -S execve -k procmon
                  -a always,exit -F arch=b32 -S execve -k procmon

                A rule "-a never,task" (as in the sample 10-no-audit.rules) switches the
                auditing of system calls off altogether.

                IN THE LOG ITSELF

                Records of the type CONFIG_CHANGE tell which rules were loaded and when:
                press a to see events of every kind, and filter by type == CONFIG_CHANGE.
                Rules that were loaded later log only what happened from then on.
                """.formatted(Words.count(records, "record"), wrapped(rules(trail)));
    }

    private static String rules(AuditTrail trail) {
        Optional<String> seen = trail.findings().found().stream()
                .filter(finding -> finding.id().equals(RULES))
                .map(Finding::seen)
                .findFirst();
        return seen.or(() -> trail.findings().unjudged().stream()
                        .filter(one -> one.about().id().equals(RULES))
                        .flatMap(one -> Stream.of(one.why()))
                        .findFirst())
                .orElse("No audit rules came along: what they could see is unknown.");
    }

    private static String wrapped(String words) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : words.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > COLUMNS) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : " ").append(word);
            column += word.length() + (column == 0 ? 0 : 1);
        }
        return lines.toString();
    }
}
