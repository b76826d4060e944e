package org.execscope.finding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// How far all checks are, judged by how long each is likely to take. For any threads.
final class ChecksFar {
    private final Map<Check, Double> likely = new HashMap<>();
    private final Map<Check, Double> parts = new HashMap<>();
    private final double all;
    private final DoubleConsumer told;

    /// @param events how many events they look at
    /// @param told gets the part of the work that is done, from 0 to 1
    ChecksFar(List<Check> checks, long events, DoubleConsumer told) {
        double sum = 0;
        for (Check check : checks) {
            double nanos = 1 + check.likelyNanos(events);
            likely.put(check, nanos);
            sum += nanos;
        }
        all = sum;
        this.told = told;
    }

    /// How long this one is likely to take.
    double likely(Check check) {
        return likely.getOrDefault(check, 0.0);
    }

    /// This part of a check is done, from 0 to 1.
    synchronized void part(Check check, double part) {
        parts.put(check, part);
        double done = 0;
        for (Map.Entry<Check, Double> one : parts.entrySet()) {
            done += one.getValue() * likely(one.getKey());
        }
        told.accept(Math.min(1, done / all));
    }
}
