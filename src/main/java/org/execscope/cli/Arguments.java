package org.execscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.jspecify.annotations.Nullable;

/// What a command was called with.
final class Arguments {
    /// Of every command.
    static final Option HELP = Option.builder("h")
            .longOpt("help")
            .desc("Shows this help and ends.")
            .get();

    static final Option VERSION = Option.builder("V")
            .longOpt("version")
            .desc("Prints the program's version and ends.")
            .get();

    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    /// @throws UsageException if there is an option that the command doesn't have, or one without its value
    static Arguments parse(Command command, List<String> arguments) throws UsageException {
        Options options = new Options().addOption(HELP).addOption(VERSION);
        command.options().forEach(options::addOption);
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return new Arguments(parser.parse(options, arguments.toArray(String[]::new)));
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("there is no option " + e.getOption());
        } catch (MissingArgumentException e) {
            throw new UsageException("--" + e.getOption().getLongOpt() + " needs a value");
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    boolean asksForHelp() {
        return line.hasOption(HELP);
    }

    boolean asksForVersion() {
        return line.hasOption(VERSION);
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    /// The value of an option that may be given once; null if it isn't.
    ///
    /// @throws UsageException if it is given more than once
    @Nullable
    String text(String option) throws UsageException {
        List<String> all = all(option);
        if (all.size() > 1) {
            throw new UsageException("--" + option + " is given more than once");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /// The values of an option that may be given several times, in their order.
    List<String> all(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    @Nullable
    Path path(String option) throws UsageException {
        String text = text(option);
        return text == null ? null : path("--" + option, text);
    }

    @Nullable
    Instant time(String option) throws UsageException {
        String text = text(option);
        return text == null ? null : TimeOption.parse("--" + option, text);
    }

    int number(String option, int without) throws UsageException {
        String text = text(option);
        try {
            return text == null ? without : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new UsageException("--" + option + ": '" + text + "' is no number");
        }
    }

    /// One of an enum's constants, by its name in any case.
    <E extends Enum<E>> E choice(String option, E without) throws UsageException {
        String text = text(option);
        if (text == null) {
            return without;
        }
        E[] constants = without.getDeclaringClass().getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String known = Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new UsageException("--" + option + ": there is no " + text + "; there are " + known);
    }

    /// What stands behind the options.
    List<Path> operands() throws UsageException {
        List<Path> paths = new ArrayList<>();
        for (String text : line.getArgList()) {
            paths.add(path("EVIDENCE", text));
        }
        return paths;
    }

    private static Path path(String what, String text) throws UsageException {
        try {
            return Path.of(text);
        } catch (InvalidPathException _) {
            throw new UsageException(what + ": '" + text + "' can't be a path");
        }
    }
}
