package org.execscope.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a query can ask for.
public enum Field {
    HOST(Type.TEXT, "host == web1", "the machine, as the records name it"),
    TIME(
            Type.TIME,
            "time in 2026-03-14T10:00..2026-03-14T11:00",
            "when the kernel stamped it; a time as short as a month or as long as a millisecond"),
    SERIAL(Type.NUMBER, "serial >= 12001", "the kernel's number of the event"),
    EVENT(Type.EVENT, "event == 1772359331.482:12001", "the audit id: time and serial, as in msg=audit(…)"),
    ARCH(Type.CHOICE, "arch == x86_64", "the architecture of the call, by name or the log's hex"),
    SYSCALL(Type.CHOICE, "syscall == execveat", "the system call, by name or number"),
    SUCCESS(Type.CHOICE, "success == no", "yes or no"),
    EXIT(Type.NUMBER, "exit == EACCES", "what the call returned: 0, or a negative errno or its name"),
    PID(Type.NUMBER, "pid == 4242", "the process id"),
    PPID(Type.NUMBER, "ppid == 4242", "the parent's process id"),
    AUID(Type.ID, "auid == 1000", "the user who logged in, whoever they are now; unset for services"),
    UID(Type.ID, "uid == 33", "the user, by number or by a name that the evidence knows"),
    GID(Type.ID, "gid == 0", "the group"),
    EUID(Type.ID, "euid == 0", "the user whose rights count"),
    SUID(Type.ID, "suid == 0", "the saved user"),
    FSUID(Type.ID, "fsuid == 0", "the user for files"),
    EGID(Type.ID, "egid == 0", "the group whose rights count"),
    SGID(Type.ID, "sgid == 0", "the saved group"),
    FSGID(Type.ID, "fsgid == 0", "the group for files"),
    SES(Type.NUMBER, "ses == 41", "the login session; unset for services"),
    TTY(Type.TEXT, "tty == pts0", "the terminal; (none) where there was none"),
    COMM(Type.TEXT, "comm == bash", "the task's name: a process can set it to what it likes"),
    EXE(Type.TEXT, "exe == /usr/bin/curl", "the file that was run, as the kernel found it"),
    EXE_COUNT(Type.NUMBER, "exe.count <= 3", "how many program starts of the evidence have the same exe"),
    CWD(Type.TEXT, "cwd : /tmp", "the folder it was run in"),
    SUBJ(Type.TEXT, "subj : unconfined", "the security context of the process"),
    KEY(Type.TEXT, "key == procmon", "the keys of the audit rules that logged it"),
    ARGC(Type.NUMBER, "argc > 100", "how many arguments the log declares"),
    ARGV(Type.TEXT, "argv : http", "any argument; argv[0] the first, argv[-1] the last"),
    CMD(Type.TEXT, "cmd : \"curl -s\"", "all arguments, joined by one space"),
    CMD_COUNT(Type.NUMBER, "cmd.count == 1", "how many program starts of the evidence have the same arguments"),
    PATH(Type.TEXT, "path : /dev/shm/", "the names in its PATH records: what was asked to run, and the loader"),
    PATH_MODE(Type.NUMBER, "path.mode == 0o104755", "a path's type and permissions"),
    PATH_OUID(Type.NUMBER, "path.ouid == 0", "a path's owner"),
    PATH_INODE(Type.NUMBER, "path.inode == 131", "a path's inode"),
    PROCTITLE(
            Type.TEXT,
            "proctitle : sshd",
            "the title of the process; cut at 128 bytes, and a program can overwrite it"),
    FLAG(Type.CHOICE, "flag == argv-gap", "what is unusual about how it was logged"),
    TYPE(Type.CHOICE, "type == EXECVE", "the type of a record that the event has"),
    FILE(Type.TEXT, "file : audit.log.1", "the file of evidence that its first record stands in"),
    LINE(Type.NUMBER, "line == 88120", "the line of its first record"),
    OFFSET(Type.NUMBER, "offset < 1000000", "the byte its first record begins at"),
    FINDING(Type.FINDING, "finding == writable-folder", "what was found about it: a finding's id, kind or severity"),
    ID(
            Type.CHOICE,
            "lineage.id == web01/1/4101.0",
            "only behind a scope: a process's id, as the tree and exports give it");

    /// What kind of values a field has, and so which operators.
    enum Type {
        TEXT("text", "==, !=, :, ~ or in"),
        NUMBER("a number", "==, !=, <, <=, >, >= or in"),
        ID("a user or group, by number or name", "==, !=, <, <=, >, >= or in"),
        TIME("a time", "==, !=, :, <, <=, >, >= or in"),
        CHOICE("one of few values", "==, != or in"),
        FINDING("a finding's id, kind or severity", "==, !=, : or in"),
        EVENT("an audit id", "==, != or in");

        private final String words;
        private final String operators;

        Type(String words, String operators) {
            this.words = words;
            this.operators = operators;
        }

        String words() {
            return words;
        }

        String operators() {
            return operators;
        }

        boolean allows(Operator operator) {
            return switch (operator) {
                case EQUAL, UNEQUAL, IN, NOT_IN -> true;
                case CONTAINS, LACKS -> this == TEXT || this == TIME || this == FINDING;
                case MATCHES, DIFFERS -> this == TEXT;
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> this == NUMBER || this == ID || this == TIME;
            };
        }
    }

    private final Type type;
    private final String example;
    private final String meaning;

    Field(Type type, String example, String meaning) {
        this.type = type;
        this.example = example;
        this.meaning = meaning;
    }

    Type type() {
        return type;
    }

    /// A condition with it.
    String example() {
        return example;
    }

    /// What it is, in a few words.
    String meaning() {
        return meaning;
    }

    /// As it is written in queries: `exe`, `path.mode`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// The field of this name, in any case; `keys` and `args`, and the log's own `node`, `name`, `mode`,
    /// `ouid` and `inode`, are read as the fields that hold them. Null if there is none.
    static @Nullable Field of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "keys" -> KEY;
            case "args" -> ARGV;
            case "node" -> HOST;
            case "name" -> PATH;
            case "mode" -> PATH_MODE;
            case "ouid" -> PATH_OUID;
            case "inode" -> PATH_INODE;
            default -> {
                for (Field field : values()) {
                    if (field.label().equals(lower)) {
                        yield field;
                    }
                }
                yield null;
            }
        };
    }
}
