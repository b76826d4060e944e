package org.execscope.process;

/// One boot, swept.
final class BootDraft {
    final int host;
    /// From 1, per host.
    final int number;
    /// Its events in serial order.
    final int[] rows;

    final Draft draft;

    BootDraft(int host, int number, int[] rows, Draft draft) {
        this.host = host;
        this.number = number;
        this.rows = rows;
        this.draft = draft;
    }
}
