package org.execscope.ui.model;

/// How far reading is.
///
/// @param done bytes read
/// @param total bytes to read; 0 if not known
/// @param what the file being read, safe to show
/// @param millis since the start
public record Loading(long done, long total, String what, long millis) {
    private static final long SETTLED_MILLIS = 2_000;

    /// From 0 to 1, or -1 if the total isn't known.
    public double fraction() {
        return total <= 0 ? -1 : Math.min(1.0, (double) done / total);
    }

    /// Bytes of bytes, rate and, after two seconds, the time left.
    public String words() {
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
