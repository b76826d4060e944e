package org.execscope.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.record.UntrustedString;

/// A log of random events as the kernel writes them, line by line, and what they ran.
final class ArgvLog {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /// Encoded characters of arguments in one record; the kernel's limit is near.
    private static final int RECORD = 7500;

    private static final int PIECE = 3000;

    final Random random;
    final List<String> lines = new ArrayList<>();
    final List<List<Bytes>> argvs = new ArrayList<>();

    ArgvLog(Random random, int events) {
        this.random = random;
        for (int event = 0; event < events; event++) {
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
