package org.execscope.ui.tree;

import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.finding.Severity;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;

/// How many findings rest on the events of each process, and how bad the worst is. Immutable.
final class ProcessFindings {
    private static final int MOST = 255;

    private final byte[] counts;
    private final byte[] worst;

    private ProcessFindings(int size) {
        counts = new byte[size];
        worst = new byte[size];
    }

    static ProcessFindings of(AuditTrail trail, ProcessForest forest, CancelToken cancel) {
        ProcessFindings findings = new ProcessFindings(forest.size());
        int[] lastOf = new int[forest.size()];
        int number = 0;
        for (Finding finding : trail.findings().found()) {
            number++;
            for (int event : finding.rows().toArray()) {
                if ((event & 0xffff) == 0) {
                    cancel.check();
                }
                int process = forest.processOf(event);
                if (process != ProcessForest.NONE && lastOf[process] != number) {
                    lastOf[process] = number;
                    findings.add(process, finding.severity());
                }
            }
        }
        return findings;
    }

    private void add(int process, Severity severity) {
        int worse = Severity.values().length - severity.ordinal();
        worst[process] = (byte) Math.max(worst[process], worse);
        if (count(process) < MOST) {
            counts[process]++;
        }
    }

    /// How many, at most 255.
    int count(int process) {
        return counts[process] & 0xff;
    }

    /// How many, in words.
    String words(int process) {
        return count(process) == MOST ? MOST + " or more" : Integer.toString(count(process));
    }

    /// Null where there are none.
    @Nullable
    Severity worst(int process) {
        return worst[process] == 0 ? null : Severity.values()[Severity.values().length - worst[process]];
    }
}
