package org.execscope.record;

/// The head of a record: `[node=NODE ]type=TYPE [msg=]audit(SEC.MS:SERIAL)[:][ ]` (specification: audit log,
/// section 2). One object serves for many lines, so that none is made for each.
public final class RecordHeader {
    private static final int MAX_PREFIX = 1024;
    private static final long MAX_SERIAL = 0xFFFF_FFFFL;

    private int start;
    private int nodeFrom;
    private int nodeTo;
    private int typeFrom;
    private int type;
    private long timeMillis;
    private long serial;
    private int bodyFrom;
    private int lastNameFrom;
    private int lastNameTo;
    private int lastNameType;
    private byte[] lastName = new byte[32];

    /// Reads a header that stands right at `from`.
    ///
    /// @return whether there is one; if not, what the object held before is spoilt
    boolean readAt(byte[] a, int from, int to) {
        start = from;
        int at = from;
        nodeFrom = -1;
        nodeTo = -1;
        if (Ascii.startsWith(a, at, to, Ascii.NODE)) {
            nodeFrom = at + Ascii.NODE.length;
            nodeTo = nodeFrom;
            while (nodeTo < to && a[nodeTo] != ' ') {
                nodeTo++;
            }
            if (nodeTo == nodeFrom || nodeTo == to) {
                return false;
            }
            at = nodeTo + 1;
        }
        if (!Ascii.startsWith(a, at, to, Ascii.TYPE)) {
            return false;
        }
        typeFrom = at;
        at += Ascii.TYPE.length;
        int nameEnd = at;
        while (nameEnd < to && a[nameEnd] != ' ') {
            nameEnd++;
        }
        if (nameEnd == to || !readType(a, at, nameEnd)) {
            return false;
        }
        at = nameEnd;
        while (at < to && a[at] == ' ') {
            at++;
        }
        if (Ascii.startsWith(a, at, to, Ascii.MSG)) {
            at += Ascii.MSG.length;
        }
        return readStamp(a, at, to);
    }

    /// Finds the first header that follows a blank within the first 1,024 bytes: what a log daemon put before
    /// it is the prefix.
    boolean findAfterPrefix(byte[] a, int from, int to) {
        int last = Math.min(to, from + MAX_PREFIX);
        for (int at = from; at < last; at++) {
            if (a[at] == ' ' && at + 1 < to && (a[at + 1] == 't' || a[at + 1] == 'n') && readAt(a, at + 1, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean readType(byte[] a, int from, int to) {
        int length = to - from;
        if (length > 0 && length == lastNameTo - lastNameFrom && Ascii.equal(a, from, lastName, lastNameFrom, length)) {
            type = lastNameType;
            return true;
        }
        int number = typeNumber(a, from, to);
        if (number < 0) {
            return false;
        }
        type = number;
        if (length <= lastName.length) {
            System.arraycopy(a, from, lastName, 0, length);
            lastNameFrom = 0;
            lastNameTo = length;
            lastNameType = number;
        }
        return true;
    }

    private static int typeNumber(byte[] a, int from, int to) {
        if (from == to) {
            return -1;
        }
        if (Ascii.startsWith(a, from, to, Ascii.UNKNOWN) && a[to - 1] == ']') {
            return (int) Ascii.unsigned(a, from + Ascii.UNKNOWN.length, to - 1, 0xffff);
        }
        if (Ascii.isDigit(a[from])) {
            return (int) Ascii.unsigned(a, from, to, 0xffff);
        }
        for (int i = from; i < to; i++) {
            boolean name = (a[i] >= 'A' && a[i] <= 'Z') || (i > from && (Ascii.isDigit(a[i]) || a[i] == '_'));
            if (!name) {
                return -1;
            }
        }
        return RecordType.number(a, from, to);
    }

    private boolean readStamp(byte[] a, int from, int to) {
        if (!Ascii.startsWith(a, from, to, Ascii.AUDIT)) {
            return false;
        }
        int at = from + Ascii.AUDIT.length;
        int dot = Ascii.digitsEnd(a, at, to);
        if (dot == at || dot - at > 12 || dot + 4 >= to || a[dot] != '.' || a[dot + 4] != ':') {
            return false;
        }
        if (Ascii.digitsEnd(a, dot + 1, dot + 4) != dot + 4) {
            return false;
        }
        long seconds = Ascii.unsigned(a, at, dot, Long.MAX_VALUE / 10_000);
        long millis = Ascii.unsigned(a, dot + 1, dot + 4, 999);
        at = dot + 5;
        int end = Ascii.digitsEnd(a, at, to);
        if (end == at || end - at > 10 || end == to || a[end] != ')') {
            return false;
        }
        serial = Ascii.unsigned(a, at, end, MAX_SERIAL);
        if (serial < 0) {
            return false;
        }
        timeMillis = seconds * 1000 + millis;
        at = end + 1;
        if (at + 1 < to && a[at] == ' ' && a[at + 1] == ':') {
            at++;
        }
        if (at < to && a[at] == ':') {
            at++;
        }
        if (at < to && a[at] == ' ') {
            at++;
        }
        bodyFrom = at;
        return true;
    }

    /// Where the header begins: at `node=` or `type=`.
    public int start() {
        return start;
    }

    /// Whether `node=` stands before it.
    public boolean hasNode() {
        return nodeFrom >= 0;
    }

    public int nodeFrom() {
        return nodeFrom;
    }

    public int nodeTo() {
        return nodeTo;
    }

    /// Where `type=` stands: two records are the same if they are from here on.
    public int typeFrom() {
        return typeFrom;
    }

    /// The type's number; [RecordType#UNNAMED] for a name that isn't known.
    public int type() {
        return type;
    }

    /// Milliseconds since 1970 UTC.
    public long timeMillis() {
        return timeMillis;
    }

    /// 0 … 4294967295.
    public long serial() {
        return serial;
    }

    /// Where the fields begin.
    public int bodyFrom() {
        return bodyFrom;
    }
}
