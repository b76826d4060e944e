package org.execscope.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Who did it: the ids, the session, the terminal and the security label of a record, as one dictionary
/// entry. A host has few different ones, so ten columns cost one.
public final class Identities {
    /// The log has no such field, or no number in it.
    public static final long MISSING = -1;
    /// auid or ses was never set: 4294967295 in the log.
    public static final long UNSET = 0xFFFF_FFFFL;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// The numbers of an identity, in the order a SYSCALL record has them.
    public enum Id {
        AUID,
        UID,
        GID,
        EUID,
        SUID,
        FSUID,
        EGID,
        SGID,
        FSGID,
        SES
    }

    private static final Id[] IDS = Id.values();
    private static final int TTY_AT = IDS.length * Long.BYTES;
    private static final int SUBJ_AT = TTY_AT + Long.BYTES;
    static final int BYTES = SUBJ_AT + Long.BYTES;
    /// All are of one length: where one stands need not be looked up.
    private static final int PER_POOL = ByteDictionary.POOL / BYTES;

    private final ByteDictionary entries = new ByteDictionary();
    private final byte[] scratch = new byte[BYTES];

    /// How many different identities there are.
    public int size() {
        return entries.size();
    }

    /// One of the numbers, 0 … 4294967295, or [#MISSING]. `auid` and `ses` may be [#UNSET]; `uid` 4294967295
    /// is a value.
    public long id(int identity, Id which) {
        return number(identity, which.ordinal() * Long.BYTES);
    }

    /// The terminal's number in [EventTable#ttys()], or [ByteDictionary#NONE].
    public int tty(int identity) {
        return (int) number(identity, TTY_AT);
    }

    /// The label's number in [EventTable#subjects()], or [ByteDictionary#NONE].
    public int subj(int identity) {
        return (int) number(identity, SUBJ_AT);
    }

    private long number(int identity, int at) {
        return (long) LONG.get(pool(identity), start(identity) + at);
    }

    private byte[] pool(int identity) {
        return entries.pool(identity / PER_POOL);
    }

    private static int start(int identity) {
        return identity % PER_POOL * BYTES;
    }

    void clear() {
        entries.clear();
    }

    /// The number here of an identity of another table, its terminal and label by their numbers here.
    int addFrom(Identities other, int identity, int tty, int subj) {
        System.arraycopy(other.pool(identity), start(identity), scratch, 0, TTY_AT);
        return add(tty, subj);
    }

    int add(long[] ids, int tty, int subj) {
        for (int i = 0; i < IDS.length; i++) {
            LONG.set(scratch, i * Long.BYTES, ids[i]);
        }
        return add(tty, subj);
    }

    private int add(int tty, int subj) {
        LONG.set(scratch, TTY_AT, (long) tty);
        LONG.set(scratch, SUBJ_AT, (long) subj);
        return entries.add(scratch, 0, BYTES);
    }
}
