package org.execscope.export;

import org.jspecify.annotations.Nullable;

/// Writes events of every kind as CSV: the columns of program starts, and what they were behind these.
final class CsvKindWriter implements EventWriter {
    private static final int LINE_END = 2;

    private final EventWriter own;
    private final KindFacts.Source source;
    private long neutralised;

    /// @param own writes the facts that program starts have
    CsvKindWriter(EventWriter own, KindFacts.Source source) {
        this.own = own;
        this.source = source;
    }

    @Override
    public void begin(ByteSink out) {
        own.begin(out);
        out.cut(LINE_END);
        KindFacts.COLUMNS.forEach(name -> {
            out.add(',');
            out.add(name);
        });
        CsvEventWriter.end(out);
    }

    @Override
    public void write(int event, ByteSink out) {
        own.write(event, out);
        out.cut(LINE_END);
        KindFacts facts = source.of(event);
        cell(facts.type(), out);
        cell(facts.about(), out);
        cell(facts.address(), out);
        out.add(',');
        if (facts.port() != null) {
            out.number(facts.port());
        }
        cell(facts.op(), out);
        cell(facts.acct(), out);
        result(facts.result(), out);
        CsvEventWriter.end(out);
    }

    private void cell(@Nullable String text, ByteSink out) {
        out.add(',');
        Cells.Cell cell = CsvEventWriter.safe(text);
        neutralised += cell.neutralised();
        out.add(cell.bytes());
    }

    /// A number below zero is no formula: it stands as `exit` does.
    private void result(@Nullable String text, ByteSink out) {
        if (text != null && text.matches("-?[0-9]+")) {
            out.add(',');
            out.add(text);
        } else {
            cell(text, out);
        }
    }

    @Override
    public long takeNeutralised() {
        long taken = neutralised + own.takeNeutralised();
        neutralised = 0;
        return taken;
    }
}
