package org.execscope.query;

/// The language's reference as a manual page, in the man(7) macros.
final class ManualPage {
    private ManualPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                .\\" Made from the program's own tables; renewed by: mvn test -Dtest=ReferenceTest -Dgolden.update=true
                .TH EXECSCOPE-QUERY 7 "" "Execscope" "Execscope"
                .SH NAME
                execscope-query \\- the query language of Execscope
                .SH DESCRIPTION
                What the filter field of the window and the option --filter of execscope export and execscope tree take.
                """);
        for (Reference.Section section : Reference.sections()) {
            page.append(".SH ")
                    .append(escaped(section.title().toUpperCase(java.util.Locale.ROOT)))
                    .append('\n');
            for (Reference.Entry entry : section.entries()) {
                page.append(".TP\n.B ").append(escaped(entry.term())).append('\n');
                page.append(escaped(entry.meaning())).append('\n');
                if (!entry.example().isEmpty()) {
                    page.append(".br\n").append(escaped(entry.example())).append('\n');
                }
            }
        }
        return page.toString();
    }

    /// A backslash would begin an escape, a dot at the start of a line a macro; quotes in a macro's line would go.
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha")
                .replace("\"", "\\(dq")
                .replace("'", "\\(aq");
        return safe.startsWith(".") ? "\\&" + safe : safe;
    }
}
