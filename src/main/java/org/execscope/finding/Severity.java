package org.execscope.finding;

import java.util.Locale;

/// How much a finding asks for attention; worst first.
public enum Severity {
    CRITICAL("▲▲▲▲"),
    HIGH("▲▲▲"),
    MEDIUM("▲▲"),
    LOW("▲"),
    INFORMATIONAL("△");

    private final String sign;
    private final String word = name().toLowerCase(Locale.ROOT);

    Severity(String sign) {
        this.sign = sign;
    }

    /// How it is drawn, beside its word.
    public String sign() {
        return sign;
    }

    /// Its name in exports and on screen, such as `high`.
    public String word() {
        return word;
    }
}
