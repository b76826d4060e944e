package org.execscope.event;

import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.ShownText;
import org.execscope.record.Numbers;
import org.execscope.record.RecordFields;
import org.execscope.record.RecordType;
import org.execscope.record.Signals;
import org.jspecify.annotations.Nullable;

/// What a record that is no system call tells, in a line.
final class MessageWords {
    private static final int ANOM_ABEND = 1701;
    private static final int KERN_MODULE = 1330;
    private static final int MOST_FIELDS = 12;
    private static final int LONGEST = 120;
    private static final int LONGEST_NAME = 40;
    private static final long UNSET = 0xFFFF_FFFFL;

    /// Who it was, which other columns show.
    private static final Set<String> TASK =
            Set.of("pid", "ppid", "uid", "gid", "auid", "ses", "subj", "comm", "exe", "tty", "res");

    /// Of a user-space message: what is worth reading first.
    private static final String[] CLAIMS = {"op", "unit", "cmd", "cwd", "acct", "id", "grp", "new_gid", "direction"};

    private MessageWords() {}

    static ShownText about(RecordFields record) {
        Phrase phrase = new Phrase();
        switch (record.type()) {
            case RecordType.LOGIN -> login(record, phrase);
            case RecordType.AVC -> avc(record, phrase);
            case RecordType.SECCOMP -> seccomp(record, phrase);
            case ANOM_ABEND -> abend(record, phrase);
            case KERN_MODULE -> value(record, "name", "", phrase);
            default -> {
                if (RecordType.isUserMessage(record.type())) {
                    claims(record, phrase);
                }
                if (phrase.isEmpty()) {
                    all(record, phrase);
                }
            }
        }
        return phrase.toShown();
    }

    /// `success`, `failed` and the like; empty where the record doesn't say.
    static String result(RecordFields record) {
        Bytes res = record.raw("res");
        if (res == null) {
            res = record.raw("result");
        }
        if (res == null) {
            return "";
        }
        if (is(res, "success") || is(res, "1") || is(res, "yes")) {
            return "success";
        }
        return isFailure(res) ? "failed" : "";
    }

    static boolean failed(RecordFields record) {
        Bytes res = record.raw("res");
        return res != null && isFailure(res);
    }

    private static boolean isFailure(Bytes res) {
        return is(res, "failed") || is(res, "0") || is(res, "no");
    }

    private static boolean is(Bytes value, String word) {
        return value.equals(Bytes.utf8(word));
    }

    /// Where a user came from, by `addr` or `hostname`, and through what.
    static @Nullable ShownText origin(RecordFields record) {
        Bytes from = record.raw("addr");
        if (from == null) {
            from = record.raw("hostname");
        }
        return from == null ? null : new Phrase().value(from).toShown();
    }

    private static void login(RecordFields record, Phrase phrase) {
        change(record, "auid", phrase);
        change(record, "ses", phrase);
    }

    private static void change(RecordFields record, String field, Phrase phrase) {
        long now = record.decimal(field);
        long before = record.decimal("old-" + field);
        if (now != Numbers.BAD) {
            phrase.between(", ").ours(field + " ");
            phrase.ours(before == Numbers.BAD ? "" : id(before) + " → ").ours(id(now));
        }
    }

    private static String id(long id) {
        return id == UNSET || id == -1 ? "unset" : Long.toString(id);
    }

    /// SELinux writes `avc:  denied  { write } for …`, AppArmor `apparmor="DENIED" operation="open" …`.
    private static void avc(RecordFields record, Phrase phrase) {
        for (Bytes word : record.words()) {
            if (is(word, "for") || phrase.length() > LONGEST) {
                break;
            }
            if (!is(word, "avc:")) {
                phrase.between(" ").value(word);
            }
        }
        for (String field : new String[] {"apparmor", "operation", "profile", "path", "name", "tclass", "dest"}) {
            value(record, field, field + " ", phrase);
        }
    }

    private static void seccomp(RecordFields record, Phrase phrase) {
        long call = record.decimal("syscall");
        phrase.ours(call == Numbers.BAD ? "" : "system call " + call);
        long signal = record.decimal("sig");
        if (signal != Numbers.BAD && signal != 0) {
            phrase.between(", ").ours(Signals.words(signal));
        }
        value(record, "code", "code ", phrase);
    }

    private static void abend(RecordFields record, Phrase phrase) {
        long signal = record.decimal("sig");
        phrase.ours(signal == Numbers.BAD ? "" : "ended by " + Signals.words(signal));
        value(record, "reason", "", phrase);
    }

    private static void claims(RecordFields record, Phrase phrase) {
        for (String field : CLAIMS) {
            RecordFields.Field found = record.field(field);
            boolean encoded = field.equals("cmd") || field.equals("acct") || field.equals("cwd");
            Bytes value = encoded ? record.text(field) : record.raw(field);
            if (found != null && found.claimed() && value != null) {
                phrase.between(", ").ours(field.equals("op") ? "" : field + " ").value(value);
            }
        }
        value(record, "addr", "from ", phrase);
        if (record.raw("addr") == null) {
            value(record, "hostname", "from ", phrase);
        }
        value(record, "terminal", "terminal ", phrase);
    }

    private static void value(RecordFields record, String field, String before, Phrase phrase) {
        Bytes value = record.raw(field);
        if (value != null) {
            phrase.between(", ").ours(before).value(value);
        }
    }

    private static void all(RecordFields record, Phrase phrase) {
        for (Bytes word : record.words().subList(0, Math.min(record.words().size(), MOST_FIELDS))) {
            phrase.between(" ").value(word);
        }
        int shown = 0;
        for (RecordFields.Field field : record.fields()) {
            if (!TASK.contains(field.name()) && shown++ < MOST_FIELDS) {
                String name = field.name();
                phrase.between(", ")
                        .ours(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…")
                        .ours(" ")
                        .value(field.raw());
            }
        }
        phrase.ours(shown > MOST_FIELDS ? " …" : "");
    }
}
