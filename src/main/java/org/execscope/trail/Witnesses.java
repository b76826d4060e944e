package org.execscope.trail;

import org.execscope.bytes.Bytes;
import org.execscope.event.LineSource;
import org.execscope.evidence.EvidenceLines;
import org.execscope.finding.Witness;
import org.execscope.record.LineDecoder;

/// A trail as one of two copies of a log.
public final class Witnesses {
    private Witnesses() {}

    /// A witness whose lines are read again from the trail's files.
    public static Witness of(AuditTrail trail) {
        EvidenceLines again = new EvidenceLines();
        LineSource lines = (file, offset) -> {
            Bytes line = again.read(trail.files().get(file).file(), offset, LineDecoder.LONGEST_LINE);
            return new LineSource.Line(line, offset + line.length() + 1);
        };
        return new Witness(trail.events(), trail.order(), lines);
    }
}
