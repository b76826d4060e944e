package org.execscope.event;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.ShownText;
import org.execscope.record.Numbers;
import org.execscope.record.RecordFields;
import org.execscope.record.RecordType;
import org.execscope.record.Signals;
import org.execscope.record.Sockaddr;

/// What a system call was done to or with, in a line.
final class CallWords {
    private static final Bytes PARENT = Bytes.utf8("PARENT");
    private static final Bytes DELETE = Bytes.utf8("DELETE");
    private static final Bytes CREATE = Bytes.utf8("CREATE");
    private static final int MOST_PATHS = 4;
    private static final long KEEP = 0xFFFF_FFFFL;
    private static final long EXIT_STATUS = 0xff;
    /// include/uapi/asm-generic/fcntl.h, the same on every arch of ours.
    private static final int ACCESS_MODE = 3;

    private static final int PERMISSIONS = 07777;

    /// include/uapi/linux/ptrace.h; arch/x86/include/uapi/asm/ptrace-abi.h.
    private static final Map<Long, String> PTRACE = Map.ofEntries(
            Map.entry(0L, "TRACEME"),
            Map.entry(1L, "PEEKTEXT"),
            Map.entry(2L, "PEEKDATA"),
            Map.entry(3L, "PEEKUSER"),
            Map.entry(4L, "POKETEXT"),
            Map.entry(5L, "POKEDATA"),
            Map.entry(6L, "POKEUSER"),
            Map.entry(7L, "CONT"),
            Map.entry(8L, "KILL"),
            Map.entry(9L, "SINGLESTEP"),
            Map.entry(16L, "ATTACH"),
            Map.entry(17L, "DETACH"),
            Map.entry(24L, "SYSCALL"),
            Map.entry(0x4200L, "SETOPTIONS"),
            Map.entry(0x4204L, "GETREGSET"),
            Map.entry(0x4205L, "SETREGSET"),
            Map.entry(0x4206L, "SEIZE"),
            Map.entry(0x4207L, "INTERRUPT"));

    private final EventTable events;
    private final int event;
    private final List<RecordFields> records;
    private final RecordFields call;
    private final String name;
    private final Phrase phrase = new Phrase();

    CallWords(EventTable events, int event, List<RecordFields> records) {
        this.events = events;
        this.event = event;
        this.records = records;
        RecordFields found = EventSummary.first(records, RecordType.SYSCALL);
        call = found != null ? found : new RecordFields(RecordType.SYSCALL, 0, 0, List.of(), List.of());
        name = events.calls().get(events.call(event)).name();
    }

    ShownText about() {
        switch (name) {
            case "fork", "vfork", "clone", "clone3" -> child();
            case "exit", "exit_group" -> number("status ", argument(0) & EXIT_STATUS, has(0));
            case "kill", "tkill" -> signal(1, 0);
            case "tgkill" -> signal(2, 0);
            case "ptrace" -> trace();
            case "process_vm_writev" -> number("into pid ", intArgument(0), has(0));
            case "setuid", "setuid32" -> ids("uid");
            case "setreuid", "setreuid32" -> ids("uid", "euid");
            case "setresuid", "setresuid32" -> ids("uid", "euid", "suid");
            case "unshare" -> flags(0);
            case "setns" -> flags(1);
            case "prctl" -> number("option ", argument(0), has(0));
            case "open" -> files(access(1));
            case "openat" -> files(access(2));
            case "chmod" -> files(mode(1));
            case "fchmodat" -> files(mode(2));
            case "chown" -> files(owner(1));
            case "fchownat" -> files(owner(2));
            default -> files("");
        }
        addresses();
        others();
        return phrase.toShown();
    }

    private boolean has(int argument) {
        return call.hexadecimal("a" + argument) != Numbers.BAD;
    }

    private long argument(int number) {
        long value = call.hexadecimal("a" + number);
        return value == Numbers.BAD ? 0 : value;
    }

    /// An argument that the kernel takes as an int.
    private int intArgument(int number) {
        return (int) argument(number);
    }

    private void number(String before, long value, boolean there) {
        if (there) {
            phrase.ours(before + value);
        }
    }

    /// The number of the child is that in the caller's pid namespace.
    private void child() {
        if (events.exit(event) > 0) {
            phrase.ours("child ").ours(Long.toString(events.exit(event)));
        }
    }

    private void signal(int signal, int target) {
        if (!has(signal) || !has(target)) {
            return;
        }
        int number = intArgument(signal);
        phrase.ours(number == 0 ? "whether it can signal" : Signals.words(number));
        int pid = intArgument(target);
        phrase.ours(
                pid > 0
                        ? " to pid " + pid
                        : pid == 0
                                ? " to its process group"
                                : pid == -1 ? " to all it may signal" : " to process group " + -pid);
        targets();
    }

    private void trace() {
        if (has(0)) {
            long request = argument(0);
            phrase.ours(PTRACE.getOrDefault(request, "request " + request));
            if (request != 0) {
                number(" pid ", intArgument(1), has(1));
            }
            targets();
        }
    }

    /// Whom a signal went to, by name: the kernel's pids, not the caller's.
    private void targets() {
        int shown = 0;
        for (RecordFields record : records) {
            if (record.type() == RecordType.OBJ_PID && shown < MOST_PATHS) {
                Bytes comm = record.text("ocomm");
                long pid = record.decimal("opid");
                phrase.ours(shown++ == 0 ? " (" : ", ");
                if (comm != null) {
                    phrase.value(comm).ours(" ");
                }
                phrase.ours(pid == Numbers.BAD ? "?" : Long.toString(pid));
            }
        }
        phrase.ours(shown == 0 ? "" : ")");
    }

    private void ids(String... which) {
        for (int i = 0; i < which.length; i++) {
            if (has(i)) {
                long id = argument(i) & KEEP;
                phrase.between(", ").ours(which[i]).ours(id == KEEP ? " kept" : " → " + id);
            }
        }
    }

    private void flags(int argument) {
        if (has(argument)) {
            phrase.ours("flags 0x" + Long.toHexString(argument(argument)));
        }
    }

    private String access(int argument) {
        if (!has(argument)) {
            return "";
        }
        return switch ((int) argument(argument) & ACCESS_MODE) {
            case 0 -> "to read";
            case 1 -> "to write";
            case 2 -> "to read and write";
            default -> "";
        };
    }

    private String mode(int argument) {
        return has(argument) ? "mode " + String.format("%04o", argument(argument) & PERMISSIONS) : "";
    }

    private String owner(int argument) {
        if (!has(argument) || !has(argument + 1)) {
            return "";
        }
        long owner = argument(argument) & KEEP;
        long group = argument(argument + 1) & KEEP;
        return "owner " + (owner == KEEP ? "kept" : owner) + ", group " + (group == KEEP ? "kept" : group);
    }

    /// The files it named; their folders only where nothing else is known of it.
    private void files(String how) {
        List<Bytes> names = new ArrayList<>();
        List<Bytes> folders = new ArrayList<>();
        boolean deletes = false;
        boolean moves = false;
        int count = 0;
        for (PathItem path : events.paths(event)) {
            Bytes file = path.name();
            if (file == null) {
                continue;
            }
            if (PARENT.equals(path.nametype())) {
                folders.add(file);
            } else {
                deletes |= DELETE.equals(path.nametype());
                moves |= deletes && CREATE.equals(path.nametype());
                count++;
                if (!names.contains(file) && names.size() < MOST_PATHS) {
                    names.add(file);
                }
            }
        }
        List<Bytes> shown = names.isEmpty() ? folders : names;
        for (int i = 0; i < Math.min(shown.size(), MOST_PATHS); i++) {
            phrase.between(moves ? " → " : ", ").value(shown.get(i));
        }
        if (count > MOST_PATHS) {
            phrase.ours(" …");
        }
        if (!how.isEmpty()) {
            phrase.between(" ").ours(how);
        }
    }

    private void addresses() {
        long arch = events.calls().get(events.call(event)).archCode();
        for (RecordFields record : records) {
            if (record.type() == RecordType.SOCKADDR) {
                Bytes raw = record.hexBytes("saddr");
                if (raw != null) {
                    ByteOrder order = Sockaddr.order(arch, raw);
                    phrase.between(" ").shown(Sockaddr.decode(raw, order).words());
                }
            }
        }
    }

    /// What the kernel noted beside the call: AVC, SECCOMP, KERN_MODULE, BPF …
    private void others() {
        int shown = 0;
        for (RecordFields record : records) {
            boolean known = switch (record.type()) {
                case RecordType.SYSCALL,
                        RecordType.EXECVE,
                        RecordType.CWD,
                        RecordType.PATH,
                        RecordType.PROCTITLE,
                        RecordType.EOE,
                        RecordType.SOCKADDR,
                        RecordType.OBJ_PID -> true;
                default -> false;
            };
            if (!known && shown++ < MOST_PATHS) {
                phrase.between(" · ")
                        .ours(RecordType.name(record.type()))
                        .ours(" ")
                        .shown(MessageWords.about(record));
            }
        }
    }
}
