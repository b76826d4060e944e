package org.execscope.finding;

import java.util.List;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// In which order the records of one system call are written (kernel/auditsc.c: `audit_log_exit`): one task
/// writes them one after another, and neither the queue nor auditd changes that.
final class RecordOrder {
    private RecordOrder() {}

    /// What is unusual about their order, in words; null if nothing.
    static @Nullable String fault(List<Rec> records) {
        Rec last = null;
        for (Rec record : records) {
            int place = place(record.type());
            if (place < 0) {
                continue;
            }
            if (last != null && place < place(last.type())) {
                return "its " + RecordType.name(record.type()) + " record stands behind its "
                        + RecordType.name(last.type()) + " record";
            }
            if (last != null && record.type() == RecordType.PATH && last.type() == RecordType.PATH) {
                long item = record.number("item");
                long former = last.number("item");
                if (item >= 0 && item < former) {
                    return "its PATH item " + item + " stands behind item " + former;
                }
            }
            last = record;
        }
        return null;
    }

    /// -1 for records that may stand anywhere.
    private static int place(int type) {
        return switch (type) {
            case RecordType.SYSCALL -> 0;
            case RecordType.EXECVE -> 1;
            case RecordType.SOCKADDR -> 2;
            case RecordType.CWD -> 3;
            case RecordType.PATH -> 4;
            case RecordType.PROCTITLE -> 5;
            default -> -1;
        };
    }
}
