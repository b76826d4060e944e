package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.execscope.event.KernelText.closingQuote;
import static org.execscope.event.KernelText.digits;
import static org.execscope.event.KernelText.isWord;
import static org.execscope.event.KernelText.lowerHex;
import static org.execscope.event.KernelText.number;
import static org.execscope.event.KernelText.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.event.CallTable.Call;
import org.execscope.record.FieldScanner;
import org.execscope.record.Syscalls;

/// Reads SYSCALL records that are exactly as the kernel writes them (kernel/auditsc.c: `audit_log_exit`;
/// audit.c: `audit_log_task_info`), and auditd's enrichment after them. What repeats is looked up by its
/// bytes as they stand: the nine ids, terminal and session of a record are one look-up, its enrichment is one
/// comparison.
final class KernelSyscall {
    private static final long ARCH = word("arch=");
    private static final long SYSCALL = word(" syscall");
    private static final long SUCCESS = word(" success");
    private static final long YES = word("=yes");
    private static final long NO = word("=no");
    private static final long EXIT = word(" exit=");
    private static final long A0 = word(" a0=");
    private static final long ITEMS = word(" items=");
    private static final long PPID = word(" ppid=");
    private static final long PID = word(" pid=");
    private static final long AUID = word(" auid=");
    private static final long COMM = word(" comm=");
    private static final long EXE = word(" exe=");
    private static final long SUBJ = word(" subj=");
    private static final long KEY = word(" key=");
    private static final long NULL = word("(null)");
    private static final byte SEPARATOR = 0x1d;
    private static final int NO_VALUE = -2;
    private static final int REFUSED = -3;

    /// From here on an exit code of a 32-bit call may be a wrapped error: for the careful reading.
    private static final long LOWEST_WRAPPED = 4_294_963_201L;
    private static final int COMM_BYTES = 15;
    /// Longer credentials, and more different ones than that, aren't a system's.
    private static final int LONGEST = 400;

    private static final int MOST = 1 << 16;
    /// For each credentials, this many enrichments are remembered, by call.
    private static final int TAILS = 4;

    private static final byte[][] NO_TAILS = {};

    private final FieldScanner scanner = new FieldScanner();
    private final ByteDictionary rawCalls = new ByteDictionary();
    private final List<Call> calls = new ArrayList<>();
    private final ByteDictionary rawCredentials = new ByteDictionary();
    private final List<KernelCredentials> credentials = new ArrayList<>();
    private final List<byte[][]> tails = new ArrayList<>();
    private EventTable table = new EventTable();
    private int piece;
    /// The numbers of calls in the table of this piece.
    private int[] callIds = {};

    private final LastValue lastCall = new LastValue();
    private final LastValue lastCredentials = new LastValue();
    private final LastValue lastKey = new LastValue();
    private int credentialsLength;
    private byte[] scratch = new byte[512];
    private int end;
    private boolean enriched;

    /// Begins a piece, whose values go to `newTable`.
    void begin(EventTable newTable) {
        table = newTable;
        piece++;
        if (rawCredentials.size() > MOST) {
            rawCredentials.clear();
            credentials.clear();
            tails.clear();
        }
        if (rawCalls.size() > MOST) {
            rawCalls.clear();
            calls.clear();
        }
        lastCall.clear();
        lastCredentials.clear();
        lastKey.clear();
        callIds = new int[Math.max(16, calls.size())];
        Arrays.fill(callIds, ByteDictionary.NONE);
    }

    /// Reads the body at `at` into `event`.
    ///
    /// @return the place of the line feed after it, or -1 if it isn't exactly as the kernel writes it: then
    /// what
    /// was
    ///     put into the event means nothing
    int read(byte[] a, int at, PieceEvent event) {
        int p = call(a, at, event);
        if (p < 0) {
            return -1;
        }
        p = arguments(a, p, event);
        if (p < 0) {
            return -1;
        }
        p = ids(a, p, event);
        if (p < 0) {
            return -1;
        }
        int who = credentials(a, p + 1);
        if (who < 0) {
            return -1;
        }
        p = names(a, end, event, credentials.get(who));
        if (p < 0) {
            return -1;
        }
        enriched = a[p] == SEPARATOR;
        return a[p] == '\n' ? p : enriched ? tail(a, p + 1, event, who) : -1;
    }

    /// Whether the record read last bears auditd's enrichment.
    boolean isEnriched() {
        return enriched;
    }

    private int call(byte[] a, int at, PieceEvent event) {
        int same = lastCall.end(a, at);
        if (same >= 0 && a[same] == ' ') {
            event.call = lastCall.number();
            return same;
        }
        if (!isWord(a, at, ARCH, 5)) {
            return -1;
        }
        int arch = lowerHex(a, at + 5);
        if (arch < 0 || !isWord(a, arch, SYSCALL, 8) || a[arch + 8] != '=') {
            return -1;
        }
        int p = digits(a, arch + 9, 9);
        if (p < 0) {
            return -1;
        }
        int raw = rawCalls.add(a, at, p);
        if (raw == calls.size()) {
            String archText = new String(a, at + 5, arch - at - 5, US_ASCII);
            calls.add(Call.of(Long.parseUnsignedLong(archText, 16), archText, number(a, arch + 9, p)));
            callIds = Arrays.copyOf(callIds, Math.max(callIds.length, calls.size()));
            callIds[raw] = ByteDictionary.NONE;
        }
        if (callIds[raw] == ByteDictionary.NONE) {
            Call call = calls.get(raw);
            boolean named =
                    !call.arch().isEmpty() && !Character.isDigit(call.name().charAt(0));
            callIds[raw] = named && !isX32(call) ? table.calls().add(call) : REFUSED;
        }
        event.call = callIds[raw];
        if (event.call == REFUSED) {
            return -1;
        }
        lastCall.set(a, at, p, event.call);
        return p;
    }

    private static boolean isX32(Call call) {
        var arch = org.execscope.record.Arch.of(call.archCode());
        return arch == null || Syscalls.isX32(arch, call.number());
    }

    private int arguments(byte[] a, int at, PieceEvent event) {
        int p = at;
        event.success = 0;
        event.exit = EventTable.MISSING;
        if (isWord(a, p, SUCCESS, 8)) {
            p += 8;
            if (isWord(a, p, YES, 4)) {
                event.success = 2;
                p += 4;
            } else if (isWord(a, p, NO, 3)) {
                event.success = 1;
                p += 3;
            } else {
                return -1;
            }
            if (!isWord(a, p, EXIT, 6)) {
                return -1;
            }
            p += 6;
            boolean negative = a[p] == '-';
            int from = negative ? p + 1 : p;
            p = digits(a, from, 18);
            if (p < 0) {
                return -1;
            }
            long value = number(a, from, p);
            if (value >= LOWEST_WRAPPED) {
                return -1;
            }
            event.exit = negative ? -value : value;
        }
        int first = p + 4;
        for (int i = 0; i < 4; i++) {
            if (!isWord(a, p, A0 + ((long) i << 16), 4)) {
                return -1;
            }
            p = lowerHex(a, p + 4);
            if (p < 0) {
                return -1;
            }
            if (i == 0 && table.calls().get(event.call).kind().isBirth()) {
                if (p - first > 15) {
                    return -1;
                }
                event.extra = Long.parseUnsignedLong(new String(a, first, p - first, US_ASCII), 16);
            }
        }
        if (!isWord(a, p, ITEMS, 7)) {
            return -1;
        }
        int from = p + 7;
        p = digits(a, from, 9);
        event.items = p < 0 ? 0 : number(a, from, p);
        return p;
    }

    private static int ids(byte[] a, int at, PieceEvent event) {
        if (!isWord(a, at, PPID, 6)) {
            return -1;
        }
        int p = digits(a, at + 6, 10);
        if (p < 0 || !isWord(a, p, PID, 5)) {
            return -1;
        }
        event.ppid = number(a, at + 6, p);
        int from = p + 5;
        p = digits(a, from, 10);
        if (p < 0 || !isWord(a, p, AUID, 6)) {
            return -1;
        }
        event.pid = number(a, from, p);
        return event.pid > Integer.MAX_VALUE || event.ppid > Integer.MAX_VALUE ? -1 : p;
    }

    /// The number of the credentials that begin at `from` and end at [#end], or -1.
    private int credentials(byte[] a, int from) {
        end = lastCredentials.end(a, from);
        if (end >= 0 && isWord(a, end, COMM, 6)) {
            return lastCredentials.number();
        }
        end = credentialsEnd(a, from);
        if (end < 0) {
            return -1;
        }
        credentialsLength = end - from;
        int who = rawCredentials.add(a, from, end);
        if (who == credentials.size()) {
            credentials.add(KernelCredentials.of(a, from, end));
            tails.add(NO_TAILS);
        }
        lastCredentials.set(a, from, end, who);
        return who;
    }

    /// Where the credentials that begin at `from` end: at ` comm=`. Most are as long as those before.
    private int credentialsEnd(byte[] a, int from) {
        int guess = from + credentialsLength;
        if (guess + Long.BYTES <= a.length && isWord(a, guess, COMM, 6)) {
            return guess;
        }
        for (int i = from; i < from + LONGEST && a[i] != '\n'; i++) {
            if (a[i] == ' ' && isWord(a, i, COMM, 6)) {
                return i;
            }
        }
        return -1;
    }

    private int names(byte[] a, int at, PieceEvent event, KernelCredentials who) {
        if (!who.isValid()) {
            return -1;
        }
        event.comm = string(a, at + 6, table.comms(), COMM_BYTES);
        if (event.comm < 0 || !isWord(a, end, EXE, 5)) {
            return -1;
        }
        event.exe = string(a, end + 5, table.exes(), Integer.MAX_VALUE);
        if (event.exe < 0) {
            return -1;
        }
        int subj = ByteDictionary.NONE;
        if (isWord(a, end, SUBJ, 6)) {
            int from = end + 6;
            end = labelEnd(a, from);
            if (end < 0) {
                return -1;
            }
            subj = table.subjects().add(a, from, end);
        }
        event.identity = who.identity(table, piece, subj);
        if (!isWord(a, end, KEY, 5)) {
            return -1;
        }
        int from = end + 5;
        end = lastKey.end(a, from);
        if (end >= 0 && (a[end] == '\n' || a[end] == SEPARATOR)) {
            event.key = lastKey.number();
        } else {
            event.key = string(a, from, table.keys(), Integer.MAX_VALUE);
            if (event.key == NO_VALUE) {
                event.key = ByteDictionary.NONE;
            } else if (event.key < 0) {
                return -1;
            }
            lastKey.set(a, from, end, event.key);
        }
        event.hasSyscall = true;
        return end;
    }

    /// A security label without blanks: SELinux's, or one of AppArmor's simple ones.
    private static int labelEnd(byte[] a, int from) {
        int i = from;
        while ((a[i] >= 'a' && a[i] <= 'z')
                || (a[i] >= '0' && a[i] <= '9')
                || (a[i] >= 'A' && a[i] <= 'Z')
                || a[i] == '_'
                || a[i] == ':'
                || a[i] == '.'
                || a[i] == ','
                || a[i] == '-') {
            i++;
        }
        return i > from && a[i] == ' ' ? i : -1;
    }

    /// The number of the value at `from`; it ends at [#end].
    private int string(byte[] a, int from, ByteDictionary dictionary, int most) {
        if (a[from] == '"') {
            int close = closingQuote(a, from + 1);
            if (close < 0 || close - from - 1 > most) {
                return REFUSED;
            }
            end = close + 1;
            return dictionary.add(a, from + 1, close);
        }
        if (isWord(a, from, NULL, 6)) {
            end = from + 6;
            return NO_VALUE;
        }
        int to = KernelText.upperHex(a, from);
        if (to < 0 || (to - from) / 2 > most) {
            return REFUSED;
        }
        int length = (to - from) / 2;
        if (scratch.length < length) {
            scratch = new byte[Math.max(length, scratch.length * 2)];
        }
        if (!KernelText.decode(a, from, to, scratch, 0, false)) {
            return REFUSED;
        }
        end = to;
        return dictionary.add(scratch, 0, length);
    }

    /// Reads the enrichment at `from`: known to be good if these credentials had the same one with the same
    /// call.
    private int tail(byte[] a, int from, PieceEvent event, int who) {
        int slot = event.call % TAILS;
        byte[][] all = tails.get(who);
        byte[] known = all.length == 0 ? null : all[slot];
        Call call = table.calls().get(event.call);
        if (known != null
                && from + known.length < a.length
                && a[from + known.length] == '\n'
                && Arrays.equals(a, from, from + known.length, known, 0, known.length)) {
            return from + known.length;
        }
        int to = KernelText.plainLineEnd(a, from);
        if (to < 0 || EnrichedCall.contradicts(scanner, a, from, to, call)) {
            return -1;
        }
        if (tails.get(who).length == 0) {
            tails.set(who, new byte[TAILS][]);
        }
        tails.get(who)[slot] = Arrays.copyOfRange(a, from, to);
        return to;
    }
}
