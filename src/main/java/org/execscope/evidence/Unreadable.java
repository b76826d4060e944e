package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says why a file can't be read. The messages of the JDK hold the path, which is named already and may be hostile.
public final class Unreadable {
    private Unreadable() {}

    /// In words that go on behind the file's name, without a full stop.
    public static String words(IOException e) {
        return switch (e) {
            case UnpackException said -> String.valueOf(said.getMessage());
            case AccessDeniedException _ -> "can't be read: permission denied";
            case NoSuchFileException _ -> "is no longer there";
            case FileSystemException fault -> "can't be read: " + reason(fault.getReason());
            default -> "can't be read: " + reason(e.getMessage());
        };
    }

    /// As the system says it ("Input/output error"), in the middle of a sentence.
    private static String reason(@Nullable String said) {
        return said == null || said.isEmpty()
                ? "the system gives no reason"
                : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
    }
}
