package org.execscope.evidence;

import java.util.List;

/// Files that came from one host together: one folder of `audit.log*`, or the files given one by one.
///
/// @param number from 0
/// @param folder the folder it was found in, as shown
/// @param context what was collected with it
public record EvidenceSet(int number, String folder, HostContext context) {
    /// The same, with what these files say about its host.
    public EvidenceSet with(List<HostFile> byHand) {
        HostContext now = context;
        for (HostFile file : byHand) {
            now = now.with(file);
        }
        return new EvidenceSet(number, folder, now);
    }
}
