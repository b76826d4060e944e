package org.execscope.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;

/// One of the program's commands: how it is called, and what it does.
interface Command {
    /// What stands on the command line behind the options.
    ///
    /// @param label as in `EVIDENCE…`
    record Operand(String label, String meaning) {}

    /// As it is called; empty for what the program does where no command is named.
    String name();

    /// In a sentence or two.
    String description();

    List<Operand> operands();

    /// Its own, without those that every command has.
    List<Option> options();

    /// What its help ends with: lines, of which those that are too long are wrapped.
    default List<String> notes() {
        return List.of();
    }

    /// @return the exit status
    /// @throws UsageException if the values given are none; what else is wrong with a call was said before
    int run(Arguments given) throws IOException, UsageException;

    /// An option that is there or not.
    static Option flag(String name, String meaning) {
        return Option.builder().longOpt(name).desc(meaning).get();
    }

    /// An option with a value.
    static Option value(String name, String label, String meaning) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(label)
                .desc(meaning)
                .get();
    }
}
