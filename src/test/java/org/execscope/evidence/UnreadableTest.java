package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The JDK's messages begin with the path, or are nothing but the path.
final class UnreadableTest {
    private static final String PATH = "/evidence/\u001b[31mred";

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(new AccessDeniedException(PATH), "can't be read: permission denied"),
                Arguments.of(new NoSuchFileException(PATH), "is no longer there"),
                Arguments.of(new FileSystemException(PATH, null, "Is a directory"), "can't be read: is a directory"),
                Arguments.of(new FileSystemException(PATH), "can't be read: the system gives no reason"),
                Arguments.of(new IOException("Input/output error"), "can't be read: input/output error"),
                Arguments.of(new IOException(), "can't be read: the system gives no reason"),
                Arguments.of(
                        new UnpackException("ends early at compressed byte 5"), "ends early at compressed byte 5"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhyWithoutThePath(IOException fault, String words) {
        assertThat(Unreadable.words(fault)).isEqualTo(words);
    }
}
