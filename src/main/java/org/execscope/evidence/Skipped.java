package org.execscope.evidence;

/// Something that was given or found and not read.
///
/// @param path as it would be named in the evidence list
/// @param why in words, one sentence without a full stop
/// @param failed true if it should have been read and couldn't be (missing, unreadable, foreign); false if
/// leaving it out is in order
/// @param reason of what kind that is
public record Skipped(String path, String why, boolean failed, Reason reason) {
    /// Why something was not read, as far as it decides what can be done about it.
    public enum Reason {
        /// Its bytes can't be had: it is missing, locked, damaged, no file.
        UNREADABLE,
        /// It has no bytes.
        EMPTY,
        /// It was looked through, and has no audit records.
        NOT_AUDIT,
        /// Nothing where it begins looks like an audit log; what follows was not looked at.
        NOT_LOOKED_THROUGH,
        /// A person said so.
        BY_HAND,
        /// By its name or its place it is none of the logs.
        OTHER
    }

    /// What failed couldn't be read, what didn't was not meant to be.
    public Skipped(String path, String why, boolean failed) {
        this(path, why, failed, failed ? Reason.UNREADABLE : Reason.OTHER);
    }

    /// What a person left out.
    static Skipped byHand(String path) {
        return new Skipped(path, "was left out by hand", false, Reason.BY_HAND);
    }
}
