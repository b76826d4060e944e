package org.execscope.ui.model;

import java.util.List;
import org.execscope.evidence.EvidenceFile;

/// How far each file is read while reading goes on: one file after the other.
///
/// @param files in the order in which they are read
/// @param sizes their bytes on disk; of an entry, those of its archive
/// @param current the place of the one that is being read; `files.size()` when all are read
/// @param read how many bytes of that one
public record FilesReading(List<EvidenceFile> files, List<Long> sizes, int current, long read) {
    /// The part of a file that was read, from 0 to 1.
    public double part(int file) {
        if (file != current) {
            return file < current ? 1 : 0;
        }
        long size = sizes.get(file);
        return size <= 0 ? 0 : Math.min(1.0, (double) read / size);
    }

    /// Follows the reports of a reader, of which each names the file it is about. For one thread.
    static final class Tracker {
        private final List<EvidenceFile> files;
        private final List<Long> sizes;
        private int current;
        private long before;
        private long last;

        Tracker(List<EvidenceFile> files) {
            this.files = files;
            this.sizes =
                    files.stream().map(file -> file.path().toFile().length()).toList();
        }

        /// @param done how many bytes of all were read
        /// @param what the name of the file that is being read, or what is done after all were read
        FilesReading at(long done, String what) {
            int next = current;
            while (next < files.size() && !files.get(next).name().equals(what)) {
                next++;
            }
            if (next != current) {
                current = next;
                before = last;
            }
            last = done;
            return new FilesReading(files, sizes, current, done - before);
        }
    }
}
