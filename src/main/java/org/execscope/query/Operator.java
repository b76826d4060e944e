package org.execscope.query;

/// How a field is compared.
enum Operator {
    EQUAL("=="),
    UNEQUAL("!="),
    CONTAINS(":"),
    LACKS("!:"),
    MATCHES("~"),
    DIFFERS("!~"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    IN("in"),
    NOT_IN("not in");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
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
    /// the
    /// positive one is false and this one true.
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
