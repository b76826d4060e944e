package org.execscope.record;

import org.execscope.bytes.ByteSearch;

/// Walks over the items of a record's body (specification: audit log, section 3). One object serves for many
/// records. After [#next()] its accessors describe the item.
public final class FieldScanner {
    private byte[] a = new byte[0];
    private int at;
    private int end;
    private boolean named;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private boolean quoted;
    private boolean unterminated;
    private boolean stray;

    /// Starts over on `array[from, to)`.
    public void reset(byte[] array, int from, int to) {
        a = array;
        at = from;
        end = to;
    }

    /// Goes to the next item.
    ///
    /// @return whether there is one
    public boolean next() {
        while (at < end && a[at] == ' ') {
            at++;
        }
        if (at >= end) {
            return false;
        }
        quoted = false;
        unterminated = false;
        stray = false;
        nameFrom = at;
        while (at < end && isName(a[at])) {
            at++;
        }
        nameTo = at;
        named = at > nameFrom && at < end && a[at] == '=';
        if (!named) {
            valueFrom = nameFrom;
            valueTo = wordEnd(at);
            at = valueTo;
            return true;
        }
        at++;
        valueFrom = at;
        if (at < end && a[at] == '"') {
            readQuoted();
        } else if (at < end && a[at] == '{') {
            int close = ByteSearch.indexOf(a, at, end, (byte) '}');
            valueTo = close < 0 ? wordEnd(at) : close + 1;
            at = valueTo;
        } else {
            valueTo = wordEnd(at);
            at = valueTo;
        }
        return true;
    }

    private void readQuoted() {
        quoted = true;
        valueFrom = at + 1;
        int close = ByteSearch.indexOf(a, valueFrom, end, (byte) '"');
        if (close < 0) {
            unterminated = true;
            valueTo = end;
            at = end;
            return;
        }
        valueTo = close;
        at = wordEnd(close + 1);
        stray = at > close + 1;
    }

    private int wordEnd(int from) {
        int to = from;
        while (to < end && a[to] != ' ') {
            to++;
        }
        return to;
    }

    private static boolean isName(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || b == '_'
                || b == '-'
                || b == '.'
                || b == '['
                || b == ']';
    }

    /// Whether it is `name=value`; else a lone word, which is the value.
    public boolean isNamed() {
        return named;
    }

    public int nameFrom() {
        return nameFrom;
    }

    public int nameTo() {
        return nameTo;
    }

    /// Where the value begins, without its quote.
    public int valueFrom() {
        return valueFrom;
    }

    public int valueTo() {
        return valueTo;
    }

    /// Whether the value stands in double quotes.
    public boolean isQuoted() {
        return quoted;
    }

    /// Whether its closing quote is missing: the value then runs to the end of the record.
    public boolean isUnterminated() {
        return unterminated;
    }

    /// Whether text follows the closing quote without a blank, which the kernel never writes.
    public boolean hasStrayText() {
        return stray;
    }

    /// Whether the name is `name`.
    public boolean is(byte[] name) {
        return nameTo - nameFrom == name.length && Ascii.equal(a, nameFrom, name, 0, name.length);
    }

    /// The rest of the body that wasn't walked over yet begins here.
    public int position() {
        return at;
    }

    /// Goes on from here, after a caller read a value that isn't of the common form.
    public void position(int position) {
        at = position;
    }
}
