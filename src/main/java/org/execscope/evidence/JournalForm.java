package org.execscope.evidence;

/// How an entry of `journalctl -o export` (systemd: Journal Export Format) stands on one line: a field ends with
/// [#FIELD_END] instead of a line feed, and the length before a binary value stands there as eight hexadecimal
/// digits instead of eight bytes. Every other byte, and the place of each, is that of the file.
public final class JournalForm {
    /// What stands for the line feeds within an entry: a control character, which no field has as text.
    public static final byte FIELD_END = 0x1e;

    /// What an entry begins with: `__CURSOR` is the first field that journalctl writes.
    public static final String BEGINNING = "__CURSOR=";

    /// How many digits a length has.
    public static final int LENGTH_DIGITS = 8;

    private JournalForm() {}
}
