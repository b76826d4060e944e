package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// A cursor gives what the table gives, whatever order rows are asked for in.
class EventCursorTest {
    private static final int ROWS = 3 * IntColumn.BLOCK + 17;

    private final EventTable table = ManyEvents.varied(ROWS, 5);

    @Test
    void readsRowsInOrder() {
        EventCursor cursor = new EventCursor(table);

        for (int row = 0; row < table.size(); row++) {
            same(cursor, row);
        }
    }

    @Test
    void readsRowsInAnyOrder() {
        EventCursor cursor = new EventCursor(table);
        Random random = new Random(3);

        for (int i = 0; i < 5000; i++) {
            same(cursor, random.nextInt(table.size()));
        }
    }

    @Test
    void readsRowsOfTwoBlocksByTurns() {
        EventCursor cursor = new EventCursor(table);

        for (int row = 0; row < IntColumn.BLOCK; row++) {
            same(cursor, row);
            same(cursor, row + 2 * IntColumn.BLOCK);
        }
    }

    private void same(EventCursor cursor, int row) {
        assertThat(new Object[] {
                    cursor.timeMillis(row),
                    cursor.serial(row),
                    cursor.kind(row),
                    cursor.isExecve(row),
                    cursor.type(row),
                    cursor.succeeded(row),
                    cursor.call(row),
                    cursor.pid(row),
                    cursor.ppid(row),
                    cursor.identity(row),
                    cursor.id(row, Identities.Id.SES),
                    cursor.tty(row),
                    cursor.exe(row),
                    cursor.hasProctitle(row),
                    cursor.titleIsOwnArgv(row),
                    cursor.file(row),
                    cursor.offset(row),
                    cursor.comm(row),
                    cursor.cwd(row),
                    cursor.key(row),
                    cursor.argv(row),
                    cursor.pathList(row),
                    cursor.argvSource(row),
                    cursor.argvComplete(row),
                    cursor.flags(row)
                })
                .containsExactly(
                        table.timeMillis(row),
                        table.serial(row),
                        table.kind(row),
                        table.isExecve(row),
                        table.type(row),
                        table.succeeded(row),
                        table.call(row),
                        table.pid(row),
                        table.ppid(row),
                        table.identity(row),
                        table.id(row, Identities.Id.SES),
                        table.tty(row),
                        table.exe(row),
                        table.hasProctitle(row),
                        table.titleIsOwnArgv(row),
                        table.file(row),
                        table.offset(row),
                        table.comm(row),
                        table.cwd(row),
                        table.key(row),
                        table.argv(row),
                        table.pathList(row),
                        table.argvSource(row),
                        table.argvComplete(row),
                        table.flags(row));
    }
}
