package org.execscope.finding;

/// One thing to look for. Stateless: the same ground gives the same report, whatever thread asks.
interface Check {
    /// What it is about.
    About about();

    /// Looks, and reports what is there.
    void judge(Ground ground, Report report);
}
