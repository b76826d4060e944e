package org.execscope.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Custody;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Progress;
import org.jspecify.annotations.Nullable;

/// Whether the files on disk still are what was read: the evidence, and what was given by hand about its hosts.
public final class CustodyCheck {
    private CustodyCheck() {}

    /// @param path the file on disk
    /// @param then what it was when it was read
    /// @param objection what speaks against its being the same, in words; null if nothing does
    public record Result(Path path, Custody then, @Nullable String objection) {
        public boolean isUnchanged() {
            return objection == null;
        }
    }

    /// What a check of all files came to.
    ///
    /// @param hashed whether every byte was read again, or only size and time of modification compared
    public record Outcome(boolean hashed, List<Result> results) {
        public Outcome {
            results = List.copyOf(results);
        }

        public boolean isUnchanged() {
            return results.stream().allMatch(Result::isUnchanged);
        }

        /// `audit.log went from 10 to 12 bytes; …`; empty if nothing changed.
        public String objections() {
            return results.stream()
                    .filter(result -> !result.isUnchanged())
                    .map(result -> result.path() + " " + result.objection())
                    .collect(Collectors.joining("; "));
        }
    }

    /// Reads and hashes every file again. Takes as long as reading them took.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static List<Result> hashes(AuditTrail trail, Progress progress, CancelToken cancel) {
        Map<Path, Custody> files = files(trail);
        long total = files.values().stream().mapToLong(Custody::hashed).sum();
        List<Result> results = new ArrayList<>();
        long done = 0;
        for (Map.Entry<Path, Custody> file : files.entrySet()) {
            Path path = file.getKey();
            Custody then = file.getValue();
            long before = done;
            String objection;
            try {
                Custody now = Custody.take(
                        path, then.hashed(), cancel, read -> progress.report(before + read, total, path.toString()));
                objection = compare(then, now);
            } catch (IOException e) {
                objection = unreadable(path, e);
            }
            done += then.hashed();
            results.add(new Result(path, then, objection));
        }
        for (HostFile given : byHand(trail)) {
            cancel.check();
            String objection;
            try {
                objection = compare(given.custody(), given.custodyNow());
            } catch (IOException e) {
                objection = unreadable(given.path(), e);
            }
            results.add(new Result(given.path(), given.custody(), objection));
        }
        return results;
    }

    /// Compares size and time of modification only: at once, but an edit that sets them back is not seen.
    public static List<Result> sizesAndTimes(AuditTrail trail) {
        List<Result> results = new ArrayList<>();
        files(trail).forEach((path, then) -> {
            String objection;
            try {
                BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
                objection = sizeAndTime(then, now.size(), now.lastModifiedTime().toInstant());
            } catch (IOException e) {
                objection = unreadable(path, e);
            }
            results.add(new Result(path, then, objection));
        });
        for (HostFile given : byHand(trail)) {
            String objection;
            try {
                Custody now = given.custodyNow();
                objection = sizeAndTime(given.custody(), now.size(), now.modified());
            } catch (IOException e) {
                objection = unreadable(given.path(), e);
            }
            results.add(new Result(given.path(), given.custody(), objection));
        }
        return results;
    }

    private static @Nullable String sizeAndTime(Custody then, long size, Instant modified) {
        return size != then.size()
                ? size(then, size)
                : modified.equals(then.modified()) ? null : "was modified at " + modified + " (UTC), after it was read";
    }

    /// What a person gave about the hosts: names rest on it like on the logs.
    private static List<HostFile> byHand(AuditTrail trail) {
        return trail.sets().stream()
                .flatMap(set -> set.context().byHand().stream())
                .toList();
    }

    private static Map<Path, Custody> files(AuditTrail trail) {
        Map<Path, Custody> files = new LinkedHashMap<>();
        for (FileReport report : trail.files()) {
            Custody custody = report.custody();
            if (custody != null) {
                files.putIfAbsent(report.file().path(), custody);
            }
        }
        return files;
    }

    private static @Nullable String compare(Custody then, Custody now) {
        if (!now.sha256().equals(then.sha256())) {
            return (now.size() == then.size() ? "has other bytes now" : size(then, now.size())) + ": its SHA-256 is "
                    + now.sha256() + " instead of " + then.sha256();
        }
        return now.size() == then.size() ? null : size(then, now.size());
    }

    private static String size(Custody then, long now) {
        return String.format(Locale.ROOT, "went from %,d to %,d bytes", then.size(), now);
    }

    private static String unreadable(Path path, IOException e) {
        return e instanceof NoSuchFileException || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                ? "is no longer there"
                : "can't be read any more: " + e.getMessage();
    }
}
