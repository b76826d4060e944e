package org.execscope.evidence;

/// Where long work tells how far it is. Called on the working thread, a few times a second to a few times a
/// chunk; it must return at once.
@FunctionalInterface
public interface Progress {
    /// Tells nobody.
    Progress NONE = (done, total, what) -> {};

    /// @param done units done so far (bytes when reading, rows when writing)
    /// @param total units in all; 0 if not known
    /// @param what the file or step that is being worked on, safe to show
    void report(long done, long total, String what);

    /// Tells how far a step is that follows when all bytes are read.
    ///
    /// @param share what part of it is done, from 0 to 1; -1 if not known
    /// @param what the step, safe to show
    default void step(double share, String what) {}
}
