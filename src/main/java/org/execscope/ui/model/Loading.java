package org.execscope.ui.model;

/// How far reading is.
///
/// @param done bytes read
/// @param total bytes to read; 0 if not known
/// @param what the file being read, safe to show
/// @param millis since the start
/// @param step what part is done of the step that follows when all is read, which `what` then names: from 0 to 1, or
/// [#UNKNOWN]; while reading [#READING]
public record Loading(long done, long total, String what, long millis, double step) {
    static final double UNKNOWN = -1;
    static final double READING = -2;

    private static final long SETTLED_MILLIS = 2_000;

    /// While reading.
    Loading(long done, long total, String what, long millis) {
        this(done, total, what, millis, READING);
    }

    /// From 0 to 1, or -1 if the total isn't known: of reading, and then of what follows.
    public double fraction() {
        if (step != READING) {
            return step;
        }
        return total <= 0 ? -1 : Math.min(1.0, (double) done / total);
    }

    /// Bytes of bytes, rate and, after two seconds, the time left.
    public String words() {
        if (step != READING) {
            return what + (step == UNKNOWN ? " …" : ", " + (int) Math.min(99, step * 100) + " %");
        }
        StringBuilder line = new StringBuilder(what.isEmpty() ? "Looking for audit logs" : what).append("  ");
        line.append(Words.size(done));
        if (total > 0) {
            line.append(" of ").append(Words.size(total));
        }
        if (millis >= SETTLED_MILLIS && done > 0) {
            long perSecond = Math.max(1, done * 1_000 / millis);
            line.append(" · ").append(Words.size(perSecond)).append("/s");
            if (total > done) {
                line.append(" · about ")
                        .append(Words.duration((total - done) / perSecond))
                        .append(" left");
            }
        }
        return line.toString();
    }
}
