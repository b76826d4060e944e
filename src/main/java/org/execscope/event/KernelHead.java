package org.execscope.event;

import static org.execscope.event.KernelText.isWord;
import static org.execscope.event.KernelText.number;
import static org.execscope.event.KernelText.word;

import java.util.Arrays;
import org.execscope.record.RecordType;

/// Reads the head of a record that is exactly as auditd writes it: `[node=NODE ]type=TYPE
/// msg=audit(SEC.MS:SERIAL): `.
/// The stamp is compared with that of the line before as bytes: most records follow one of their own event.
final class KernelHead {
    private static final long TYPE = word("type=");
    private static final long NODE = word("node=");
    private static final long SYSCALL = word("SYSCALL ");
    private static final long EXECVE = word("EXECVE ");
    private static final long CWD = word("CWD ");
    private static final long PATH = word("PATH ");
    private static final long PROCTITLE = word("PROCTITL");
    private static final long SOCKADDR = word("SOCKADDR");
    private static final long EOE = word("EOE ");
    private static final long MSG_AUD = word(" msg=aud");
    private static final long IT = word("it(");
    private static final long END = word("): ");
    private static final int LONGEST_NODE = 255;
    private static final long MAX_SERIAL = 0xFFFF_FFFFL;

    private int type;
    private int bodyFrom;
    private int nodeFrom;
    private int nodeTo;
    private long timeMillis;
    private long serial;
    private boolean sameEvent;
    private int lastFrom;
    private int lastTo;
    private int lastNodeFrom;
    private int lastNodeTo;

    /// Begins a piece.
    void begin() {
        forget();
    }

    /// What was read last was not the event of the line before.
    void forget() {
        lastTo = -1;
    }

    /// Reads the head at `at`; false if it isn't of that form.
    boolean read(byte[] a, int at, int limit) {
        int p = at;
        nodeFrom = -1;
        nodeTo = -1;
        if (a[p] == 'n') {
            p = node(a, p);
            if (p < 0) {
                return false;
            }
        }
        if (!isWord(a, p, TYPE, 5)) {
            return false;
        }
        int name = type(a, p + 5);
        if (name < 0 || word(a, name) != MSG_AUD || !isWord(a, name + 8, IT, 3)) {
            return false;
        }
        return stamp(a, name + 11, limit);
    }

    private int node(byte[] a, int at) {
        if (!isWord(a, at, NODE, 5)) {
            return -1;
        }
        int from = at + 5;
        int to = from;
        while (a[to] > 0x20 && a[to] < 0x7f && a[to] != '"' && a[to] != '(' && a[to] != '#') {
            to++;
        }
        if (to == from || to - from > LONGEST_NODE || a[to] != ' ') {
            return -1;
        }
        nodeFrom = from;
        nodeTo = to;
        return to + 1;
    }

    /// The place after the name of the type at `at`, if it is one of those that are read quickly.
    private int type(byte[] a, int at) {
        long w = word(a, at);
        if (w == SYSCALL) {
            type = RecordType.SYSCALL;
            return at + 7;
        }
        if ((w ^ PATH) << 24 == 0) {
            type = RecordType.PATH;
            return at + 4;
        }
        if ((w ^ EXECVE) << 8 == 0) {
            type = RecordType.EXECVE;
            return at + 6;
        }
        if ((w ^ CWD) << 32 == 0) {
            type = RecordType.CWD;
            return at + 3;
        }
        if (w == PROCTITLE && a[at + 8] == 'E') {
            type = RecordType.PROCTITLE;
            return at + 9;
        }
        if (w == SOCKADDR) {
            type = RecordType.SOCKADDR;
            return at + 8;
        }
        if ((w ^ EOE) << 32 == 0) {
            type = RecordType.EOE;
            return at + 3;
        }
        return -1;
    }

    private boolean stamp(byte[] a, int at, int limit) {
        int length = lastTo - lastFrom;
        sameEvent = lastTo > 0
                && at + length <= limit
                && Arrays.equals(a, at, at + length, a, lastFrom, lastTo)
                && isLastNode(a);
        if (sameEvent) {
            bodyFrom = at + length;
            return true;
        }
        int dot = KernelText.digits(a, at, 12);
        if (dot < 0 || a[dot] != '.') {
            return false;
        }
        int colon = KernelText.digits(a, dot + 1, 3);
        if (colon != dot + 4 || a[colon] != ':') {
            return false;
        }
        int close = KernelText.digits(a, colon + 1, 10);
        if (close < 0 || !isWord(a, close, END, 3)) {
            return false;
        }
        long newSerial = number(a, colon + 1, close);
        if (newSerial > MAX_SERIAL) {
            return false;
        }
        serial = newSerial;
        timeMillis = number(a, at, dot) * 1000 + number(a, dot + 1, colon);
        bodyFrom = close + 3;
        lastFrom = at;
        lastTo = bodyFrom;
        lastNodeFrom = nodeFrom;
        lastNodeTo = nodeTo;
        return true;
    }

    private boolean isLastNode(byte[] a) {
        return nodeFrom < 0
                ? lastNodeFrom < 0
                : lastNodeFrom >= 0 && Arrays.equals(a, nodeFrom, nodeTo, a, lastNodeFrom, lastNodeTo);
    }

    int type() {
        return type;
    }

    int bodyFrom() {
        return bodyFrom;
    }

    boolean hasNode() {
        return nodeFrom >= 0;
    }

    int nodeFrom() {
        return nodeFrom;
    }

    int nodeTo() {
        return nodeTo;
    }

    long timeMillis() {
        return timeMillis;
    }

    long serial() {
        return serial;
    }

    /// Whether node and stamp are those of the line read before.
    boolean isSameEvent() {
        return sameEvent;
    }
}
