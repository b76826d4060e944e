package org.execscope.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/// Writes the help of a command.
final class Usage {
    private static final int WIDTH = 100;
    /// Between what is called and what it means.
    private static final int GAP = 3;

    private static final String HANGING = "  ";
    private static final String ITEM = "  - ";

    private final PrintStream out;

    Usage(PrintStream out) {
        this.out = out;
    }

    /// @param commands those that the command has below it
    void print(Command command, List<? extends Command> commands) {
        StringBuilder call = new StringBuilder("Usage: execscope");
        if (!command.name().isEmpty()) {
            call.append(' ').append(command.name());
        }
        call.append(" [OPTION...]");
        command.operands().forEach(operand -> call.append(' ').append(operand.label()));
        out.println(call);
        for (Command below : commands) {
            out.println("       execscope " + below.name() + " -h");
        }
        lines(command.description());
        out.println();
        List<Term> terms = new ArrayList<>();
        command.operands().forEach(operand -> terms.add(new Term("  " + operand.label(), operand.meaning())));
        terms.add(term(Arguments.HELP));
        terms.add(term(Arguments.VERSION));
        command.options().forEach(option -> terms.add(term(option)));
        print(terms);
        if (!commands.isEmpty()) {
            out.println();
            out.println("Commands:");
            print(commands.stream()
                    .map(below -> new Term("  " + below.name(), below.description()))
                    .toList());
        }
        command.notes().forEach(this::lines);
    }

    private record Term(String name, String meaning) {}

    private static Term term(Option option) {
        String letter = option.getOpt() == null ? "      " : "  -" + option.getOpt() + ", ";
        String value = option.hasArg() ? "=" + option.getArgName() : "";
        return new Term(letter + "--" + option.getLongOpt() + value, option.getDescription());
    }

    private void print(List<Term> terms) {
        int wide = terms.stream().mapToInt(term -> term.name.length()).max().orElse(0) + GAP;
        for (Term term : terms) {
            List<String> meaning = wrapped(term.meaning, WIDTH - wide - HANGING.length());
            out.println(term.name + " ".repeat(wide - term.name.length()) + meaning.getFirst());
            for (String more : meaning.subList(1, meaning.size())) {
                out.println(" ".repeat(wide) + HANGING + more);
            }
        }
    }

    /// A line, or several where it is too long: those below the first begin where the words of the first do.
    private void lines(String line) {
        int words = line.startsWith(ITEM)
                ? ITEM.length()
                : line.length() - line.stripLeading().length();
        String indent = line.substring(0, words);
        for (String part : wrapped(line.substring(words), WIDTH - words)) {
            out.println(indent + part);
            indent = " ".repeat(words);
        }
    }

    private static List<String> wrapped(String words, int width) {
        List<String> lines = new ArrayList<>();
        String rest = words;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (space <= 0) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }
}
