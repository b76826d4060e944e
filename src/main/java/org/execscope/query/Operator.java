package org.execscope.query;

/// How a field is compared.
enum Operator {
    EQUAL("==", "is exactly this; upper and lower case differ"),
    UNEQUAL("!=", "is anything else, or missing"),
    CONTAINS(":", "contains this, in any case; of times: lies in it"),
    LACKS("!:", "doesn't contain this"),
    MATCHES("~", "matches this regular expression somewhere (RE2: no back-references, no look-around)"),
    DIFFERS("!~", "doesn't match it"),
    LESS("<", "is less; of times: before its beginning"),
    LESS_OR_EQUAL("<=", "is at most this"),
    GREATER(">", "is more; of times: after its end"),
    GREATER_OR_EQUAL(">=", "is at least this"),
    IN("in", "is one of (a, b), or in a range: 1..9, TIME..TIME, TIME..+10m, TIME+-5m"),
    NOT_IN("not in", "is none of them");

    private final String sign;
    private final String meaning;

    Operator(String sign, String meaning) {
        this.sign = sign;
        this.meaning = meaning;
    }

    String sign() {
        return sign;
    }

    /// What it says of a value, in a few words.
    String meaning() {
        return meaning;
    }

    /// True exactly where this one is false; itself where there is none.
    Operator opposite() {
        return switch (this) {
            case EQUAL -> UNEQUAL;
            case UNEQUAL -> EQUAL;
            case CONTAINS -> LACKS;
            case LACKS -> CONTAINS;
            case MATCHES -> DIFFERS;
            case DIFFERS -> MATCHES;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
            default -> this;
        };
    }

    /// The operator whose opposite this is; itself if it says something positive. Where a value is missing,
    /// the positive one is false and this one true.
    Operator positive() {
        return switch (this) {
            case UNEQUAL -> EQUAL;
            case LACKS -> CONTAINS;
            case DIFFERS -> MATCHES;
            case NOT_IN -> IN;
            default -> this;
        };
    }
}
