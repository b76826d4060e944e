package org.execscope.evidence;

import org.execscope.bytes.Bytes;

/// A file with audit rules, or with what auditctl said, that was collected with the logs.
///
/// @param set the number of the [EvidenceSet] it came with
/// @param name how to call it, safe to show
/// @param kind what it holds
/// @param text its bytes
public record RuleFile(int set, String name, Kind kind, Bytes text) {
    /// What such a file holds.
    public enum Kind {
        /// Rules as they are loaded at boot: `audit.rules`, `rules.d/*.rules`.
        RULES,
        /// Rules as they were in force: the output of `auditctl -l`.
        LOADED,
        /// The output of `auditctl -s`.
        STATUS
    }
}
