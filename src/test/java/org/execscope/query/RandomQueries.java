package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Random trees of queries, and random logs in whose events they find something.
public final class RandomQueries {
    private static final String[] TEXTS = {
        "curl",
        "/usr/bin/",
        "/tmp/.x",
        "sh",
        "-c",
        "a b",
        "http://x",
        "CURL",
        "",
        "é",
        "\u0001",
        "(none)",
        "and",
        "=",
        "x\"y",
        "\\",
        "u",
        "pts0",
        "net",
        "procmon",
        "é\u202e",
        "a..b",
        "unset",
        "*"
    };
    private static final String[] FINDINGS = {"D05", "t10", "argument-missing", "high", "medium", "D01"};
    private static final String[] PATTERNS = {"^/usr", "curl|sh$", "[a-z]+rl", "x{2}", "^-c$", "http://.", "a.b", ".*"};
    private static final Field[] TEXT_FIELDS = {
        Field.EXE,
        Field.COMM,
        Field.CWD,
        Field.TTY,
        Field.KEY,
        Field.HOST,
        Field.ARGV,
        Field.CMD,
        Field.PATH,
        Field.PROCTITLE,
        Field.SUBJ
    };
    private static final Field[] NUMBER_FIELDS = {
        Field.PID,
        Field.PPID,
        Field.EXIT,
        Field.ARGC,
        Field.EXE_COUNT,
        Field.CMD_COUNT,
        Field.SERIAL,
        Field.SES,
        Field.LINE,
        Field.UID,
        Field.AUID,
        Field.EUID,
        Field.PATH_INODE
    };

    private final Random random;

    public RandomQueries(long seed) {
        random = new Random(seed);
    }

    /// A query's text in normal form.
    public String text() {
        return NormalForm.of(node(3));
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    Node node(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0, 1 -> textCondition();
            case 2, 3 -> number();
            case 4 -> time();
            case 5 -> choice();
            case 6 -> random.nextBoolean() ? new Node.Text(pick(TEXTS)) : new Node.Has(ref(anyField()));
            case 7 -> new Node.Not(node(depth - 1));
            case 8 -> new Node.And(parts(depth, Node.And.class));
            default -> new Node.Or(parts(depth, Node.Or.class));
        };
    }

    /// A list in a list of the same kind would be read as one.
    private List<Node> parts(int depth, Class<? extends Node> kind) {
        List<Node> parts = new ArrayList<>();
        while (parts.size() < 2 || random.nextInt(3) == 0) {
            Node part = node(depth - 1);
            if (!kind.isInstance(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Field anyField() {
        return random.nextBoolean()
                ? pick(TEXT_FIELDS)
                : random.nextBoolean() ? pick(NUMBER_FIELDS) : pick(new Field[] {Field.SUCCESS, Field.FINDING});
    }

    private Node.FieldRef ref(Field field) {
        Scope scope = random.nextInt(3) > 0 ? Scope.EVENT : pick(Scope.values());
        return new Node.FieldRef(
                scope, field, field == Field.ARGV && random.nextBoolean() ? random.nextInt(5) - 2 : null);
    }

    private static Node.Item item(String from, String to) {
        return new Node.Item(Literals.value(from), to == null ? null : Literals.value(to), 0, 0);
    }

    private Node textCondition() {
        Operator operator = pick(new Operator[] {
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.CONTAINS,
            Operator.LACKS,
            Operator.MATCHES,
            Operator.DIFFERS,
            Operator.IN,
            Operator.NOT_IN
        });
        List<Node.Item> items = new ArrayList<>();
        boolean many = operator.positive() == Operator.IN;
        boolean pattern = operator.positive() == Operator.MATCHES;
        do {
            items.add(item(pattern ? pick(PATTERNS) : pick(TEXTS), null));
        } while (many && random.nextInt(8) > 1);
        return new Node.Compare(ref(pick(TEXT_FIELDS)), operator, items);
    }

    private Node number() {
        Operator operator = pick(new Operator[] {
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.IN,
            Operator.NOT_IN
        });
        List<Node.Item> items = new ArrayList<>();
        boolean many = operator.positive() == Operator.IN;
        do {
            String from = Integer.toString(random.nextInt(70) - 15);
            items.add(item(from, many && random.nextBoolean() ? Integer.toString(random.nextInt(70)) : null));
        } while (many && random.nextInt(3) > 0);
        return new Node.Compare(ref(pick(NUMBER_FIELDS)), operator, items);
    }

    private Node time() {
        Operator operator = pick(new Operator[] {
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.CONTAINS,
            Operator.LACKS,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.IN
        });
        String from = pick(new String[] {
            "2023-11-14T22:13Z", "@17000000" + (10 + random.nextInt(60)), "2023-11-14T22:14:0" + random.nextInt(9) + "Z"
        });
        boolean range = operator == Operator.IN && random.nextBoolean();
        return new Node.Compare(
                new Node.FieldRef(Scope.EVENT, Field.TIME, null),
                operator,
                List.of(item(from, range ? "@1700000050" : null)));
    }

    private Node choice() {
        return random.nextInt(3) == 0 ? finding() : word();
    }

    private Node finding() {
        Operator operator = pick(new Operator[] {
            Operator.EQUAL, Operator.UNEQUAL, Operator.CONTAINS, Operator.LACKS, Operator.IN, Operator.NOT_IN
        });
        List<Node.Item> items = new ArrayList<>();
        do {
            items.add(item(pick(FINDINGS), null));
        } while (operator.positive() == Operator.IN && random.nextBoolean());
        return new Node.Compare(ref(Field.FINDING), operator, items);
    }

    private Node word() {
        Operator operator = random.nextBoolean() ? Operator.EQUAL : Operator.UNEQUAL;
        return random.nextBoolean()
                ? new Node.Compare(
                        ref(Field.SUCCESS), operator, List.of(item(random.nextBoolean() ? "yes" : "no", null)))
                : new Node.Compare(
                        ref(random.nextBoolean() ? Field.FLAG : Field.SYSCALL),
                        operator,
                        List.of(item("argv-gap", null)));
    }

    /// Raw records of `count` events in which every field is missing now and then.
    public String log(int count) {
        StringBuilder log = new StringBuilder();
        for (int serial = 1; serial <= count; serial++) {
            String stamp = " msg=audit(17000000%02d.%03d:%d): "
                    .formatted(10 + serial * 60 / count, random.nextInt(1000), serial);
            int argc = random.nextInt(4);
            if (random.nextInt(8) > 0) {
                log.append("type=SYSCALL").append(stamp).append("arch=c000003e syscall=59");
                maybe(log, " success=" + (random.nextInt(4) > 0 ? "yes exit=0" : "no exit=-13"));
                maybe(log, " ppid=" + random.nextInt(12));
                maybe(log, " pid=" + random.nextInt(12));
                maybe(log, " auid=" + (random.nextBoolean() ? "4294967295" : "10"));
                maybe(log, " uid=" + random.nextInt(3) + " euid=" + random.nextInt(3));
                maybe(log, " tty=" + (random.nextBoolean() ? "pts0" : "(none)"));
                maybe(log, " ses=" + random.nextInt(4));
                maybe(log, " comm=\"" + (random.nextBoolean() ? "curl" : "sh") + "\"");
                maybe(log, " exe=\"" + (random.nextBoolean() ? "/usr/bin/curl" : "/tmp/.x/sh") + "\"");
                maybe(log, random.nextBoolean() ? " key=\"net\"" : " key=6E65740170726F636D6F6E");
                log.append('\n');
            }
            if (random.nextInt(6) > 0) {
                log.append("type=EXECVE").append(stamp).append("argc=").append(argc);
                for (int i = 0; i < argc; i++) {
                    maybe(
                            log,
                            " a" + i + "="
                                    + pick(new String[] {
                                        "\"curl\"",
                                        "\"-c\"",
                                        "61206220C3A9",
                                        "\"http://x/a..b\"",
                                        "FF20E2",
                                        "\"CuRL\"",
                                        "\"\""
                                    }));
                }
                log.append('\n');
            }
            maybe(log, "type=CWD" + stamp + "cwd=\"/usr/bin/" + random.nextInt(3) + "\"\n");
            maybe(
                    log,
                    "type=PATH" + stamp + "item=0 name=\"/usr/bin/curl\" inode=" + random.nextInt(50)
                            + " mode=0100755 ouid=0 nametype=NORMAL\n");
            maybe(log, "type=PROCTITLE" + stamp + "proctitle=6375726C002D63\n");
        }
        return log.toString();
    }

    private void maybe(StringBuilder log, String text) {
        if (random.nextInt(6) > 0) {
            log.append(text);
        }
    }
}
