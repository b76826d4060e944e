package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;

/// A stretch of time of which the evidence has no record of a host, and that isn't just a quiet moment.
///
/// @param host its number
/// @param fromMillis of the last event before it
/// @param toMillis of the first event after it
/// @param missing how many serial numbers are missing, for [Kind#MISSING]; 0 else
/// @param everywhere whether no other host has an event in it either
public record Gap(int host, long fromMillis, long toMillis, Kind kind, long missing, boolean everywhere) {
    /// Shorter ones could not be seen.
    private static final long SHORTEST = 60_000;
    /// A host is silent, rather than quiet, from here on …
    private static final long SILENT = 300_000;
    /// … and if that is so many times as long as all but one of two hundred of its pauses.
    private static final long TIMES = 10;

    private static final double USUAL_SHARE = 0.995;
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 20;
    private static final int STEP = 1 << 16;

    /// How it shows.
    public enum Kind {
        /// The host's serial numbers jump: there were records.
        MISSING,
        /// The host's serial numbers begin anew, as after a restart.
        ANEW,
        /// The serial numbers go on, but nothing was logged for much longer than this host is ever quiet: it
        /// may have been idle, or auditing was off.
        SILENT
    }

    /// @param order every event, in order of time
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static List<Gap> find(EventTable events, EventOrder order, CancelToken cancel) {
        Finder finder = new Finder(Math.max(1, events.hosts().size()));
        for (int i = 0; i < order.size(); i++) {
            if ((i & STEP - 1) == 0) {
                cancel.check();
            }
            int event = order.at(i);
            finder.see(events.host(event), events.timeMillis(event), events.serial(event));
        }
        return finder.gaps();
    }

    /// In milliseconds.
    public long length() {
        return toMillis - fromMillis;
    }

    /// "gap 71 min", with the host's name where there are several, unless that is long.
    ///
    /// @param hosts their names, by number
    public String words(List<String> hosts) {
        String name = hosts.size() > 1 && host < hosts.size() ? hosts.get(host) + " " : "";
        String what = kind == Kind.SILENT ? "silent " : "gap ";
        return (name.length() > LONGEST_NAME ? "" : name) + what + TimeWords.about(length());
    }

    /// What the log says about it: "no records, 214 serial numbers missing".
    public String meaning() {
        return switch (kind) {
            case MISSING -> "no records, " + Words.count(missing, "serial number") + " missing";
            case ANEW -> "no records, serial numbers begin anew";
            case SILENT -> "no records, serial numbers go on: idle, or auditing was off";
        };
    }

    private static final class Finder {
        private final List<Gap> found = new ArrayList<>();
        private long[] lastTime;
        private long[] lastSerial;
        /// How many pauses a host has, by the number of binary digits of their milliseconds.
        private int[][] pauses;

        private long before = Long.MIN_VALUE;

        Finder(int hosts) {
            lastTime = new long[hosts];
            lastSerial = new long[hosts];
            pauses = new int[hosts][Long.SIZE + 1];
            Arrays.fill(lastSerial, -1);
        }

        void see(int host, long time, long serial) {
            if (host >= lastTime.length) {
                int known = lastTime.length;
                lastTime = Arrays.copyOf(lastTime, host + 1);
                lastSerial = Arrays.copyOf(lastSerial, host + 1);
                pauses = Arrays.copyOf(pauses, host + 1);
                for (int i = known; i <= host; i++) {
                    lastSerial[i] = -1;
                    pauses[i] = new int[Long.SIZE + 1];
                }
            }
            long last = lastSerial[host];
            long pause = time - lastTime[host];
            if (last >= 0) {
                pauses[host][Long.SIZE - Long.numberOfLeadingZeros(pause)]++;
                if (pause >= SHORTEST && found.size() < MOST) {
                    boolean goesOn = serial == last || serial == last + 1;
                    Kind kind = goesOn ? Kind.SILENT : serial > last ? Kind.MISSING : Kind.ANEW;
                    if (kind != Kind.SILENT || pause >= SILENT) {
                        long missing = kind == Kind.MISSING ? serial - last - 1 : 0;
                        found.add(new Gap(host, lastTime[host], time, kind, missing, lastTime[host] == before));
                    }
                }
            }
            lastTime[host] = time;
            lastSerial[host] = serial;
            before = time;
        }

        List<Gap> gaps() {
            long[] usual = new long[pauses.length];
            for (int host = 0; host < usual.length; host++) {
                usual[host] = usual(pauses[host]);
            }
            return found.stream()
                    .filter(gap ->
                            gap.kind() != Kind.SILENT || gap.toMillis() - gap.fromMillis() >= TIMES * usual[gap.host()])
                    .toList();
        }

        /// So long, to a power of two, are the pauses but for the longest few.
        private static long usual(int[] counts) {
            long all = 0;
            for (int count : counts) {
                all += count;
            }
            long seen = 0;
            for (int digits = 0; digits < counts.length - 2; digits++) {
                seen += counts[digits];
                if (seen >= all * USUAL_SHARE) {
                    return 1L << Math.min(digits, 50);
                }
            }
            return Long.MAX_VALUE / TIMES;
        }
    }
}
