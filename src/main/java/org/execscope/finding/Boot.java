package org.execscope.finding;

/// The kernel's events of one host from one boot to the next, as far as they are in the evidence.
final class Boot {
    private final int host;
    private final int number;
    private final int[] rows;

    /// @param rows not copied, no longer written to
    Boot(int host, int number, int[] rows) {
        this.host = host;
        this.number = number;
        this.rows = rows;
    }

    /// The host's number.
    int host() {
        return host;
    }

    /// From 1, per host.
    int number() {
        return number;
    }

    /// Its events in serial order: each holds a serial that the kernel drew. Never empty, never written to.
    int[] rows() {
        return rows;
    }

    int first() {
        return rows[0];
    }

    int last() {
        return rows[rows.length - 1];
    }
}
