package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ArgvCodec;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// What siblings have in common that share a line when repeats are folded: the program that they ran last, and the
/// option that its arguments begin with. So `grep -q a` stands with `grep -q b`, and `sh -c ls` not with `sh run`.
final class Repeats {
    /// Of an option so many bytes count.
    private static final int MOST_BYTES = 64;

    private static final int SHOWN = 40;

    private Repeats() {}

    /// The kinds of all processes, for [SiblingFolds].
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static SiblingFolds.Kinds kinds(EventTable events, ProcessForest forest, CancelToken cancel) {
        int[] options = options(events.argvs(), cancel);
        return new SiblingFolds.Kinds(process -> {
            int image = forest.lastImage(process);
            int exe = image == ProcessForest.NONE ? ByteDictionary.NONE : events.exe(image);
            if (exe == ByteDictionary.NONE) {
                return -1;
            }
            int argv = events.argv(image);
            return (long) exe << 32 | (argv == ByteDictionary.NONE ? 0 : options[argv]);
        });
    }

    /// For each argv a number that it has in common with those of the same first option.
    private static int[] options(ByteDictionary argvs, CancelToken cancel) {
        ConcurrentMap<Bytes, Integer> numbers = new ConcurrentHashMap<>();
        numbers.put(Bytes.EMPTY, 0);
        AtomicInteger next = new AtomicInteger(1);
        int[] options = new int[argvs.size()];
        Pieces.each(0, options.length, cancel, (from, to) -> {
            for (int argv = from; argv < to; argv++) {
                options[argv] = numbers.computeIfAbsent(option(argvs, argv), _ -> next.getAndIncrement());
            }
        });
        return options;
    }

    /// The first argument, if it is an option; of `--name=value` as much as is the same whatever the value.
    private static Bytes option(ByteDictionary argvs, int argv) {
        Bytes[] found = {Bytes.EMPTY};
        ArgvCodec.forEach(argvs.poolOf(argv), argvs.start(argv), argvs.length(argv), (index, array, from, to) -> {
            if (index == 1 && from < to && array[from] == '-') {
                int end = from;
                int most = Math.min(to, from + MOST_BYTES);
                while (end < most && array[end] != '=') {
                    end++;
                }
                found[0] = Bytes.copyOf(array, from, Math.min(most, end + 1));
            }
            return index < 1;
        });
        return found[0];
    }

    /// What the command lines of a fold have in common, from that of one of its processes: `grep -q …`. Safe to show.
    static String words(EventTable events, int image) {
        List<@Nullable Bytes> argv = image < 0 ? null : events.arguments(image);
        Bytes first = argv == null || argv.isEmpty() ? null : argv.getFirst();
        if (argv == null || first == null) {
            return "";
        }
        List<@Nullable Bytes> common = new ArrayList<>(List.of(first));
        Bytes option = option(events.argvs(), events.argv(image));
        if (!option.isEmpty()) {
            common.add(option);
        }
        return Display.commandLine(common, SHOWN).text() + " …";
    }
}
