package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.record.UntrustedString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments of random bytes, written as the kernel writes them, are read back to the byte, however the log
/// is cut.
final class ArgvPropertyTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int EVENTS = 30;
    /// Encoded characters of arguments in one record; the kernel's limit is near.
    private static final int RECORD = 7500;
    private static final int PIECE = 3000;

    /// A log of random events, line by line, and what they ran.
    private static final class Log {
        final Random random;
        final List<String> lines = new ArrayList<>();
        final List<List<Bytes>> argvs = new ArrayList<>();

        Log(long seed) {
            random = new Random(seed);
            for (int event = 0; event < EVENTS; event++) {
                add(event);
            }
        }

        private void add(int event) {
            String stamp = "msg=audit(17000000%02d.%03d:%d): ".formatted(event, random.nextInt(1000), 100 + event);
            List<Bytes> argv = argv();
            argvs.add(argv);
            lines.add("type=SYSCALL " + stamp
                    + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=10 pid="
                    + (1000 + event) + " auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0"
                    + " tty=pts0 ses=3 comm=\"x\" exe=\"/usr/bin/x\" key=(null)");
            for (String record : records(argv)) {
                lines.add("type=EXECVE " + stamp + record);
            }
            lines.add("type=CWD " + stamp + "cwd=\"/root/" + event + "\"");
            lines.add("type=EOE " + stamp);
        }

        private List<Bytes> argv() {
            List<Bytes> argv = new ArrayList<>();
            int argc = 1 + random.nextInt(12);
            for (int i = 0; i < argc; i++) {
                argv.add(argument(random.nextInt(8) == 0 ? random.nextInt(4000) : random.nextInt(12)));
            }
            return argv;
        }

        private Bytes argument(int length) {
            byte[] bytes = new byte[length];
            boolean plain = random.nextBoolean();
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (plain ? '#' + random.nextInt('~' - '#' + 1) : 1 + random.nextInt(255));
            }
            return Bytes.of(bytes);
        }

        /// The bodies of the EXECVE records, broken between any two fields.
        private List<String> records(List<Bytes> argv) {
            List<String> records = new ArrayList<>();
            StringBuilder record = new StringBuilder("argc=" + argv.size());
            for (int i = 0; i < argv.size(); i++) {
                for (String field : fields(i, argv.get(i))) {
                    boolean full = record.length() + field.length() > RECORD;
                    if (!record.isEmpty() && (full || random.nextInt(4) == 0)) {
                        records.add(record.toString());
                        record.setLength(0);
                    }
                    record.append(record.isEmpty() ? "" : " ").append(field);
                }
            }
            records.add(record.toString());
            return records;
        }

        private List<String> fields(int index, Bytes argument) {
            byte[] bytes = argument.toArray();
            boolean quoted = true;
            for (byte b : bytes) {
                quoted &= UntrustedString.isQuotable(b);
            }
            if (bytes.length < 2 || (bytes.length <= PIECE && random.nextInt(3) > 0)) {
                return List.of("a" + index + "=" + encoded(bytes, 0, bytes.length, quoted));
            }
            List<String> fields = new ArrayList<>();
            fields.add("a" + index + "_len=" + (quoted ? bytes.length : 2 * bytes.length));
            int piece = 0;
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + 1 + random.nextInt(Math.min(PIECE, bytes.length)));
                fields.add("a" + index + "[" + piece++ + "]=" + encoded(bytes, from, to, quoted));
                from = to;
            }
            return fields;
        }

        private static String encoded(byte[] bytes, int from, int to, boolean quoted) {
            return quoted
                    ? "\"" + new String(bytes, from, to - from, StandardCharsets.US_ASCII) + "\""
                    : HEX.formatHex(bytes, from, to);
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (String line : lines) {
                out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return out.toByteArray();
        }
    }

    /// What an event says, but for where it stands.
    private record Said(
            long serial, long time, long pid, long argc, List<Bytes> argv, boolean complete, int flags, Bytes cwd) {
        static List<Said> all(TestEvents events) {
            EventTable table = events.table();
            EventOrder order = events.execves();
            List<Said> all = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                int event = order.at(i);
                all.add(new Said(
                        table.serial(event),
                        table.timeMillis(event),
                        table.pid(event),
                        table.argc(event),
                        table.arguments(event),
                        table.argvComplete(event),
                        table.flags(event),
                        table.cwd(event) < 0 ? null : table.cwds().get(table.cwd(event))));
            }
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void areReadBackToTheByte(long seed) {
        Log log = new Log(seed);
        TestEvents events = TestEvents.read(1 << 20, log.bytes());
        assertThat(events.problems()).isEmpty();
        List<Said> said = Said.all(events);
        assertThat(said).extracting(Said::argv).isEqualTo(log.argvs);
        assertThat(said)
                .allMatch(Said::complete)
                .allMatch(one -> one.argc() == one.argv().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void areTheSameHoweverTheFileIsCut(long seed) {
        Log log = new Log(seed);
        byte[] bytes = log.bytes();
        TestEvents whole = TestEvents.read(1 << 20, bytes);
        for (int piece : new int[] {1, 2, 7, 64, 1 + log.random.nextInt(5000), 4096}) {
            TestEvents cut = TestEvents.read(piece, bytes);
            assertThat(Said.all(cut)).as("pieces of %d", piece).isEqualTo(Said.all(whole));
            assertThat(cut.problems()).isEqualTo(whole.problems());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void areTheSameWhateverTheOrderOfTheLines(long seed) {
        Log log = new Log(seed);
        List<Said> inOrder = Said.all(TestEvents.read(1 << 20, log.bytes()));
        for (int turn = 0; turn < 5; turn++) {
            Collections.shuffle(log.lines, log.random);
            assertThat(Said.all(TestEvents.read(1 << 20, log.bytes())))
                    .as("shuffle %d", turn)
                    .isEqualTo(inOrder);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void surviveWhateverHappensToTheBytes(long seed) {
        Log log = new Log(seed);
        byte[] whole = log.bytes();
        for (int turn = 0; turn < 60; turn++) {
            byte[] bytes = Arrays.copyOf(whole, 1 + log.random.nextInt(whole.length));
            int flips = 1 + log.random.nextInt(1 << log.random.nextInt(10));
            for (int flip = 0; flip < flips; flip++) {
                bytes[log.random.nextInt(bytes.length)] ^= (byte) (1 << log.random.nextInt(8));
            }
            List<Said> said = Said.all(TestEvents.read(1 + log.random.nextInt(9000), bytes));
            assertThat(Said.all(TestEvents.read(1 << 20, bytes))).isEqualTo(said);
        }
    }
}
