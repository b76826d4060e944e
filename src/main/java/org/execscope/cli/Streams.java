package org.execscope.cli;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Where a call writes to.
final class Streams {
    private static final int BUFFER = 1 << 16;

    private final Output output;
    private final PrintStream out;
    private final PrintStream err;

    Streams(PrintStream out, PrintStream err) {
        this.output = Output.of(out);
        this.out = new PrintStream(new BufferedOutputStream(output, BUFFER), false, StandardCharsets.UTF_8);
        this.err = err;
    }

    /// What [#out()] writes to: for those who buffer themselves, and who want to know of a failed write.
    Output output() {
        return output;
    }

    /// For text; buffered.
    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /// Java 25 gives no console where standard input or output isn't a terminal.
    @SuppressWarnings("SystemConsoleNull")
    boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Says one line on standard error, escaped.
    void say(@Nullable String message) {
        String text = message == null ? "failed" : message.replace('\n', ' ');
        err.println("execscope: " + Display.value(Bytes.utf8(text)));
    }

    /// Says why a call failed, and never by a stack trace.
    ///
    /// @return the exit status
    int failed(Throwable e) {
        say(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return CommandLine.FAILED;
    }
}
