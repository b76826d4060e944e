package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that the user chose and that is no log, read whole.
public final class SmallFile {
    private SmallFile() {}

    /// At most `most` bytes and one more of it, so that a larger one can be told.
    ///
    /// @throws IOException if it can't be read
    public static byte[] read(Path path, int most) throws IOException {
        try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ)) {
            return in.readNBytes(most + 1);
        }
    }
}
