package org.execscope.evidence;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the name of a file says about it: whether it is worth a look, and its age among its rotated
/// sisters. What a file is, its bytes decide.
///
/// @param kind what files with such names hold
/// @param age larger is older
record LogName(Kind kind, long age) {
    enum Kind {
        /// `audit.log`, `audit.log.3`, `audit.log-20260314`, `audit.log.2.gz`.
        AUDIT,
        /// What rsyslog and its like write, where audit records may have gone too.
        SYSLOG,
        /// `journal.json`, `journalctl.export` …: exports of the journal.
        JOURNAL,
        /// systemd's own binary files.
        BINARY_JOURNAL,
        OTHER
    }

    /// Sorts by kind, then the oldest first.
    static final Comparator<LogName> OLDEST_FIRST = (a, b) -> {
        int kinds = a.kind.compareTo(b.kind);
        return kinds != 0 ? kinds : Long.compare(b.age, a.age);
    };

    private static final String ROTATED = "(?:\\.(\\d{1,9})|-(\\d{8,14}))?(?:\\.(?:gz|xz|zst|bz2|lz4))?";
    // Our own patterns on short names: they can't run away.
    private static final Pattern AUDIT = Pattern.compile("audit\\.log" + ROTATED);
    private static final Pattern SYSLOG = Pattern.compile(
            "(?:syslog|messages|kern\\.log|kern|auth\\.log|secure|daemon\\.log|user\\.log|debug)" + ROTATED);
    private static final Pattern JOURNAL = Pattern.compile("(?i).*journal.*\\.(?:json|jsonl|ndjson|export|txt)"
            + "(?:\\.(?:gz|xz|zst|bz2|lz4))?|journal(?:ctl)?\\.(?:json|export)");

    /// Dates may come with an hour, a minute and a second behind them.
    private static final int DATE_AND_TIME = 14;

    private static final int LONGEST = 255;

    /// @param name without its folders
    static LogName of(String name) {
        if (name.length() > LONGEST) {
            return new LogName(Kind.OTHER, 0);
        }
        Matcher audit = AUDIT.matcher(name);
        if (audit.matches()) {
            return new LogName(Kind.AUDIT, age(audit));
        }
        Matcher syslog = SYSLOG.matcher(name);
        if (syslog.matches()) {
            return new LogName(Kind.SYSLOG, age(syslog));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".journal") || lower.endsWith(".journal~")) {
            return new LogName(Kind.BINARY_JOURNAL, 0);
        }
        return new LogName(JOURNAL.matcher(name).matches() ? Kind.JOURNAL : Kind.OTHER, 0);
    }

    /// Rotation numbers count up with age, dates down; a dated log is older than any numbered one.
    private static long age(Matcher log) {
        if (log.group(2) != null) {
            return Long.MAX_VALUE - Long.parseLong((log.group(2) + "000000").substring(0, DATE_AND_TIME));
        }
        return log.group(1) == null ? 0 : Long.parseLong(log.group(1));
    }
}
