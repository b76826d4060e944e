package org.execscope.evidence;

/// Files that came from one host together: one folder of `audit.log*`, or the files given one by one.
///
/// @param number from 0
/// @param folder the folder it was found in, as shown
/// @param context what was collected with it
public record EvidenceSet(int number, String folder, HostContext context) {}
