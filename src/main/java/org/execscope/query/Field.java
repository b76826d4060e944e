package org.execscope.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a query can ask for.
public enum Field {
    HOST(Type.TEXT),
    TIME(Type.TIME),
    SERIAL(Type.NUMBER),
    EVENT(Type.EVENT),
    ARCH(Type.CHOICE),
    SYSCALL(Type.CHOICE),
    SUCCESS(Type.CHOICE),
    EXIT(Type.NUMBER),
    PID(Type.NUMBER),
    PPID(Type.NUMBER),
    AUID(Type.ID),
    UID(Type.ID),
    GID(Type.ID),
    EUID(Type.ID),
    SUID(Type.ID),
    FSUID(Type.ID),
    EGID(Type.ID),
    SGID(Type.ID),
    FSGID(Type.ID),
    SES(Type.NUMBER),
    TTY(Type.TEXT),
    COMM(Type.TEXT),
    EXE(Type.TEXT),
    CWD(Type.TEXT),
    SUBJ(Type.TEXT),
    KEY(Type.TEXT),
    ARGC(Type.NUMBER),
    ARGV(Type.TEXT),
    CMD(Type.TEXT),
    PATH(Type.TEXT),
    PATH_MODE(Type.NUMBER),
    PATH_OUID(Type.NUMBER),
    PATH_INODE(Type.NUMBER),
    PROCTITLE(Type.TEXT),
    FLAG(Type.CHOICE),
    /// The type of a record that the event has.
    TYPE(Type.CHOICE),
    FILE(Type.TEXT),
    LINE(Type.NUMBER),
    OFFSET(Type.NUMBER),
    /// What was found about the event: a finding's id, kind or severity.
    FINDING(Type.FINDING),
    /// Only behind a scope: the id of a process.
    ID(Type.CHOICE);

    /// What kind of values a field has, and so which operators.
    enum Type {
        TEXT("text", "==, !=, :, ~ or in"),
        NUMBER("a number", "==, !=, <, <=, >, >= or in"),
        ID("a number", "==, !=, <, <=, >, >= or in"),
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

    Field(Type type) {
        this.type = type;
    }

    Type type() {
        return type;
    }

    /// As it is written in queries: `exe`, `path.mode`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// The field of this name, in any case; `keys` and `args`, and the log's own `node`, `name`, `mode`,
    /// `ouid` and
    /// `inode`, are read as the fields that hold them. Null if there is none.
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
