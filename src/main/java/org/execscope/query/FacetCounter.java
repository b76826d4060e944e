package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.CallTable.Call;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessFlag;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Counts the values of a field among some events: one pass over the set by the values' numbers.
final class FacetCounter {
    private static final byte KEY_SEPARATOR = 1;
    /// So many rows are read at once.
    private static final int STEP = 4096;

    private final EventTable events;
    private final @Nullable ProcessForest processes;
    private final Supplier<@Nullable ParentExes> parentExes;
    private final IntFunction<HostContext> contexts;
    private final Marks marks;
    private final CancelToken cancel;

    FacetCounter(
            EventTable events,
            @Nullable ProcessForest processes,
            Supplier<@Nullable ParentExes> parentExes,
            IntFunction<HostContext> contexts,
            Marks marks,
            CancelToken cancel) {
        this.parentExes = parentExes;
        this.events = events;
        this.processes = processes;
        this.contexts = contexts;
        this.marks = marks;
        this.cancel = cancel;
    }

    /// Whether there is a facet of this field.
    static boolean counts(String name) {
        Field field = Field.of(name);
        return name.equals("parent.exe")
                || (field != null
                        && switch (field) {
                            case TIME,
                                    SERIAL,
                                    EVENT,
                                    ARGV,
                                    PATH,
                                    PATH_MODE,
                                    PATH_OUID,
                                    PATH_INODE,
                                    EXE_COUNT,
                                    CMD_COUNT -> false;
                            case PROCTITLE, TYPE, FILE, LINE, OFFSET, ID -> false;
                            default -> true;
                        });
    }

    /// @throws IllegalArgumentException if the field has no facet
    Facet count(String name, EventSet among) {
        if (name.equals("parent.exe")) {
            return parentExe(among);
        }
        Field field = Field.of(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return switch (field) {
            case HOST -> columnOf(field, Column.HOST, among, id -> hostName((int) id));
            case COMM ->
                columnOf(field, Column.COMM, among, id -> events.comms().get((int) id));
            case EXE -> columnOf(field, Column.EXE, among, id -> events.exes().get((int) id));
            case CWD -> columnOf(field, Column.CWD, among, id -> events.cwds().get((int) id));
            case TTY ->
                byIdentity(
                        field,
                        among,
                        events.identities()::tty,
                        bytes(field, id -> events.ttys().get((int) id)));
            case SUBJ ->
                byIdentity(
                        field,
                        among,
                        events.identities()::subj,
                        bytes(field, id -> events.subjects().get((int) id)));
            case KEY -> keys(among);
            case CMD -> CommandLines.count(events.argvs(), counted(Column.ARGV, among), cancel);
            case SUCCESS -> facet(field, counted(Column.SUCCESS, among), words(field, id -> id == 1 ? "yes" : "no"));
            case ARCH, SYSCALL -> calls(field, among);
            case SES, AUID, UID, GID, EUID, SUID, FSUID, EGID, SGID, FSGID -> ids(field, among);
            case EXIT, PID, PPID, ARGC -> numbers(field, among);
            case FLAG -> flags(among);
            case FINDING -> findings(among);
            default -> throw new IllegalArgumentException("no facet of " + field.label());
        };
    }

    /// How many of the events have each number, at the number plus one; at 0 how many have none.
    private int[] counted(Column column, EventSet among) {
        long[] bits = among.bits();
        int values = column.values(events);
        int[] counts = new int[values + 1];
        Blocks.shares(bits.length << 6, (from, to) -> {
            int[] own = new int[values + 1];
            int[] block = new int[STEP];
            for (int start = from; start < to; start += STEP) {
                cancel.check();
                int end = Math.min(to, start + STEP);
                column.read(events, start, Math.min(end, events.size()), block);
                for (int word = start >>> 6; word < end >>> 6; word++) {
                    for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                        int id = block[(word << 6) + Long.numberOfTrailingZeros(rest) - start];
                        own[Math.min(id + 1, values)]++;
                    }
                }
            }
            synchronized (counts) {
                for (int i = 0; i < own.length; i++) {
                    counts[i] += own[i];
                }
            }
        });
        return counts;
    }

    /// A value's number plus one to its count.
    private static Facet facet(Field field, int[] counts, Facet.Naming naming) {
        LongCounts some = new LongCounts();
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > 0) {
                some.add(i - 1L, counts[i]);
            }
        }
        return facet(field.label(), some, counts[0], naming);
    }

    private static Facet facet(String field, LongCounts counts, int missing, Facet.Naming naming) {
        long[] values = new long[counts.size()];
        int[] each = new int[counts.size()];
        counts.copyTo(values, each);
        return new Facet(field, naming, values, each, missing);
    }

    private Facet columnOf(Field field, Column column, EventSet among, LongFunction<Bytes> value) {
        return facet(field, counted(column, among), bytes(field, value));
    }

    private Bytes hostName(int host) {
        Bytes node = events.hosts().get(host).node();
        return node == null ? Bytes.utf8(events.hosts().get(host).label()) : node;
    }

    private static Facet.Naming bytes(Field field, LongFunction<Bytes> value) {
        return new Facet.Naming() {
            @Override
            public String shown(long id) {
                return Display.value(value.apply(id), Display.CELL).text();
            }

            @Override
            public String term(long id) {
                byte[] bytes = value.apply(id).toArray();
                Node.Value written = new Node.Value(new String(bytes, StandardCharsets.ISO_8859_1));
                return field.label() + " == " + NormalForm.value(written, false);
            }
        };
    }

    private static Facet.Naming words(Field field, LongFunction<String> word) {
        return new Facet.Naming() {
            @Override
            public String shown(long id) {
                return word.apply(id);
            }

            @Override
            public String term(long id) {
                return field.label() + " == " + NormalForm.value(Literals.value(word.apply(id)), false);
            }
        };
    }

    private Facet byIdentity(Field field, EventSet among, IntUnaryOperator value, Facet.Naming naming) {
        int[] counts = counted(Column.IDENTITY, among);
        LongCounts some = new LongCounts();
        int missing = counts[0];
        for (int identity = 0; identity < counts.length - 1; identity++) {
            int count = counts[identity + 1];
            int id = count == 0 ? ByteDictionary.NONE : value.applyAsInt(identity);
            if (id == ByteDictionary.NONE) {
                missing += count;
            } else {
                some.add(id, count);
            }
        }
        return facet(field.label(), some, missing, naming);
    }

    private Facet ids(Field field, EventSet among) {
        Identities.Id which = Identities.Id.valueOf(field.name());
        int[] counts = counted(Column.IDENTITY, among);
        LongCounts some = new LongCounts();
        int missing = counts[0];
        for (int identity = 0; identity < counts.length - 1; identity++) {
            int count = counts[identity + 1];
            long id = count == 0 ? Identities.MISSING : events.identities().id(identity, which);
            if (id == Identities.MISSING) {
                missing += count;
            } else {
                some.add(id, count);
            }
        }
        return facet(field.label(), some, missing, new Facet.Naming() {
            @Override
            public String shown(long id) {
                return identity(field, id);
            }

            @Override
            public String term(long id) {
                return field.label() + " == " + idWord(field, id);
            }
        });
    }

    private static String idWord(Field field, long value) {
        boolean unset = value == Identities.UNSET && (field == Field.AUID || field == Field.SES);
        return unset ? "unset" : Long.toString(value);
    }

    private String identity(Field field, long value) {
        String number = idWord(field, value);
        if (field == Field.SES) {
            return number;
        }
        boolean group = field.label().endsWith("gid");
        Set<String> names = new HashSet<>();
        for (int host = 0; host < events.hosts().size(); host++) {
            HostContext context = contexts.apply(host);
            names.add((group ? context.groups() : context.users()).getOrDefault(value, ""));
        }
        // A name of one host says nothing of another's: shown only where all agree.
        String name = names.size() == 1 ? names.iterator().next() : "";
        return name.isEmpty() ? number : number + " (" + name + ")";
    }

    private Facet keys(EventSet among) {
        int[] counts = counted(Column.KEY, among);
        List<Bytes> keys = new ArrayList<>();
        Map<Bytes, Integer> numbers = new HashMap<>();
        LongCounts some = new LongCounts();
        for (int id = 0; id < counts.length - 1; id++) {
            if (counts[id + 1] > 0) {
                for (Bytes key : new HashSet<>(split(events.keys().get(id)))) {
                    Integer number = numbers.putIfAbsent(key, keys.size());
                    if (number == null) {
                        number = keys.size();
                        keys.add(key);
                    }
                    some.add(number, counts[id + 1]);
                }
            }
        }
        return facet(Field.KEY.label(), some, counts[0], bytes(Field.KEY, id -> keys.get((int) id)));
    }

    private static List<Bytes> split(Bytes joined) {
        List<Bytes> keys = new ArrayList<>();
        int from = 0;
        for (int at = joined.indexOf(KEY_SEPARATOR, 0); at >= 0; at = joined.indexOf(KEY_SEPARATOR, from)) {
            keys.add(joined.slice(from, at));
            from = at + 1;
        }
        keys.add(joined.slice(from, joined.length()));
        return keys;
    }

    private Facet calls(Field field, EventSet among) {
        int[] counts = counted(Column.CALL, among);
        List<String> names = new ArrayList<>();
        LongCounts some = new LongCounts();
        int missing = counts[0];
        for (int id = 0; id < counts.length - 1; id++) {
            Call call = events.calls().get(id);
            String name = field == Field.ARCH ? call.arch() : call.name();
            if (name.isEmpty()) {
                missing += counts[id + 1];
            } else if (counts[id + 1] > 0) {
                if (!names.contains(name)) {
                    names.add(name);
                }
                some.add(names.indexOf(name), counts[id + 1]);
            }
        }
        return facet(field.label(), some, missing, words(field, id -> names.get((int) id)));
    }

    private Facet numbers(Field field, EventSet among) {
        long[] bits = among.bits();
        LongCounts all = new LongCounts();
        int[] missing = new int[1];
        Blocks.shares(bits.length << 6, (from, to) -> {
            LongCounts own = new LongCounts();
            long[] block = new long[STEP];
            int none = 0;
            // Neighbours are often equal, as nearly all exits are 0: each run of them is added at once.
            long value = EventTable.MISSING;
            int run = 0;
            for (int start = from; start < to; start += STEP) {
                cancel.check();
                int end = Math.min(Math.min(to, start + STEP), events.size());
                NumberColumns.read(events, field, start, end, block);
                for (int word = start >>> 6; word < Math.min(to, start + STEP) >>> 6; word++) {
                    for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                        long next = block[(word << 6) + Long.numberOfTrailingZeros(rest) - start];
                        if (next != value) {
                            none += addRun(own, value, run);
                            value = next;
                            run = 0;
                        }
                        run++;
                    }
                }
            }
            none += addRun(own, value, run);
            synchronized (all) {
                cancel.check();
                all.addAll(own);
                missing[0] += none;
            }
        });
        cancel.check();
        return facet(field.label(), all, missing[0], words(field, Long::toString));
    }

    /// How many of them have no value.
    private static int addRun(LongCounts into, long value, int count) {
        if (value == EventTable.MISSING) {
            return count;
        }
        into.add(value, count);
        return 0;
    }

    private Facet flags(EventSet among) {
        List<String> names = new ArrayList<>();
        for (EventFlag flag : EventFlag.values()) {
            names.add(flag.id());
        }
        for (ProcessFlag flag : ProcessFlag.values()) {
            names.add(flag.id());
        }
        int ofEvents = EventFlag.values().length;
        int[] counts = new int[names.size() + 1];
        ProcessForest forest = processes;
        among.forEach(event -> {
            if ((event & 0xfff) == 0) {
                cancel.check();
            }
            long set = events.flags(event) | (forest == null ? 0 : (long) forest.flags(event) << ofEvents);
            if (set == 0) {
                counts[0]++;
            }
            for (long rest = set; rest != 0; rest &= rest - 1) {
                counts[Long.numberOfTrailingZeros(rest) + 1]++;
            }
        });
        return facet(Field.FLAG, counts, words(Field.FLAG, id -> names.get((int) id)));
    }

    /// A finding's id is a value, whatever its severities and hosts.
    private Facet findings(EventSet among) {
        Map<String, long[]> rows = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        long[] any = new long[among.bits().length];
        int size = any.length << 6;
        for (Marks.Marked mark : marks.marked()) {
            cancel.check();
            long[] its = rows.computeIfAbsent(mark.id(), _ -> new long[any.length]);
            Compiler.mark(its, mark, size);
            names.put(mark.id(), mark.id() + " " + mark.kind());
        }
        List<String> ids = new ArrayList<>(rows.keySet());
        int[] counts = new int[ids.size() + 1];
        for (int i = 0; i < ids.size(); i++) {
            long[] its = Bits.and(Objects.requireNonNull(rows.get(ids.get(i))), among.bits());
            counts[i + 1] = Bits.count(its);
            for (int word = 0; word < any.length; word++) {
                any[word] |= its[word];
            }
        }
        counts[0] = among.count() - Bits.count(any);
        return facet(Field.FINDING, counts, new Facet.Naming() {
            @Override
            public String shown(long id) {
                return names.getOrDefault(ids.get((int) id), "");
            }

            @Override
            public String term(long id) {
                return "finding == " + ids.get((int) id);
            }
        });
    }

    /// Each program that the parent ran until then counts: so that a value's query finds as many as it says.
    private Facet parentExe(EventSet among) {
        long[] bits = among.bits();
        ParentExes parents = parentExes.get();
        LongCounts some = new LongCounts();
        int[] missing = new int[1];
        Blocks.shares(bits.length << 6, (from, to) -> {
            LongCounts own = new LongCounts();
            int none = 0;
            for (int word = from >>> 6; word < to >>> 6; word++) {
                if ((word & 0x3ff) == 0) {
                    cancel.check();
                }
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    int event = (word << 6) + Long.numberOfTrailingZeros(rest);
                    none += parents != null && parents.count(event, own) ? 0 : 1;
                }
            }
            synchronized (some) {
                cancel.check();
                some.addAll(own);
                missing[0] += none;
            }
        });
        Facet.Naming own = bytes(Field.EXE, id -> events.exes().get((int) id));
        return facet("parent.exe", some, missing[0], new Facet.Naming() {
            @Override
            public String shown(long id) {
                return own.shown(id);
            }

            @Override
            public String term(long id) {
                return "parent." + own.term(id);
            }
        });
    }
}
