package org.execscope.finding;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// Writes small logs as a kernel of today and auditd would, and lets a test break what it is about.
final class Log {
    static final long START = 1_772_000_000_000L;

    private final StringBuilder text = new StringBuilder();
    private int serial = 100;
    private long time = START;
    private String exe = "/usr/bin/id";
    private String name = "/usr/bin/id";
    private String comm = "id";
    private String cwd = "/root";
    private String success = "yes";
    private String key = "\"procmon\"";
    private long auid = 1000;
    private int pid = 500;
    private int ppid = 400;
    private boolean title = true;

    static Log log() {
        return new Log();
    }

    Log serial(int next) {
        serial = next;
        return this;
    }

    Log after(long millis) {
        time += millis;
        return this;
    }

    Log exe(String path) {
        exe = path;
        name = path;
        comm = path.substring(path.lastIndexOf('/') + 1);
        comm = comm.substring(0, Math.min(15, comm.length()));
        return this;
    }

    Log name(String given) {
        name = given;
        return this;
    }

    Log comm(String text15) {
        comm = text15;
        return this;
    }

    Log cwd(String folder) {
        cwd = folder;
        return this;
    }

    Log auid(long id) {
        auid = id;
        return this;
    }

    Log key(String rule) {
        key = "\"" + rule + "\"";
        return this;
    }

    Log ppid(int parent) {
        ppid = parent;
        return this;
    }

    Log withoutTitle() {
        title = false;
        return this;
    }

    String stamp() {
        return String.format(Locale.ROOT, "msg=audit(%d.%03d:%d): ", time / 1000, time % 1000, serial);
    }

    /// The next event: a program start with these arguments.
    Log exec(String... argv) {
        return syscall()
                .execve(argv)
                .cwdRecord()
                .pathRecord(0, name)
                .pathRecord(1, "/lib64/ld-linux-x86-64.so.2")
                .title(argv)
                .next();
    }

    /// So many program starts, some milliseconds apart.
    Log execs(int count) {
        for (int i = 0; i < count; i++) {
            exec("id");
        }
        return this;
    }

    Log next() {
        serial++;
        time += 40;
        pid++;
        return this;
    }

    Log syscall() {
        return line("type=SYSCALL " + stamp() + "arch=c000003e syscall=59 success=" + success
                + " exit=0 a0=1 a1=2 a2=3 a3=0 items=2 ppid=" + ppid + " pid=" + pid + " auid=" + auid
                + " uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=" + encoded(comm)
                + " exe=" + encoded(exe) + " subj=unconfined key=" + key);
    }

    Log execve(String... argv) {
        StringBuilder line = new StringBuilder("type=EXECVE " + stamp() + "argc=" + argv.length);
        for (int i = 0; i < argv.length; i++) {
            line.append(" a").append(i).append('=').append(encoded(argv[i]));
        }
        return line(line.toString());
    }

    Log cwdRecord() {
        return line("type=CWD " + stamp() + "cwd=" + encoded(cwd));
    }

    Log pathRecord(int item, String path) {
        return line("type=PATH " + stamp() + "item=" + item + " name=" + encoded(path)
                + " inode=7 dev=fe:00 mode=0100755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL");
    }

    Log title(String... argv) {
        return title && argv.length > 0
                ? line("type=PROCTITLE " + stamp() + "proctitle=" + encoded(String.join("\0", argv)))
                : this;
    }

    /// The next event is of the same process as the last.
    Log samePid() {
        pid--;
        return this;
    }

    /// The next event is of a child of the process of the last.
    Log child() {
        ppid = pid - 1;
        return this;
    }

    /// So many calls of openat with so many files each.
    Log opens(int count, int files) {
        for (int i = 0; i < count; i++) {
            openat(files, files);
        }
        return this;
    }

    /// A call of openat with two files, as it says itself, and so many PATH records.
    Log open(int files) {
        return openat(2, files);
    }

    private Log openat(int items, int files) {
        line("type=SYSCALL " + stamp() + "arch=c000003e syscall=257 success=yes exit=3 a0=1 a1=2 a2=3 a3=0 items="
                + items
                + " ppid=" + ppid + " pid=" + pid + " auid=" + auid
                + " uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"id\""
                + " exe=\"/usr/bin/id\" subj=unconfined key=" + key);
        cwdRecord();
        for (int i = 0; i < files; i++) {
            pathRecord(i, "/etc/f" + i);
        }
        return title("id").next();
    }

    /// A record of its own event.
    Log record(String type, String body) {
        line("type=" + type + " " + stamp() + body);
        return next();
    }

    Log config(String body, long who) {
        return record("CONFIG_CHANGE", body.replace("AUID", Long.toString(who)));
    }

    Log line(String whole) {
        text.append(whole).append('\n');
        return this;
    }

    Log raw(String bytes) {
        text.append(bytes);
        return this;
    }

    /// As the kernel writes a text.
    static String encoded(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (byte b : bytes) {
            if (b < 0x21 || b > 0x7e || b == '"') {
                return HexFormat.of().withUpperCase().formatHex(bytes);
            }
        }
        return "\"" + value + "\"";
    }

    String text() {
        return text.toString();
    }
}
