package org.execscope.export;

/// Writes events of every kind as JSON Lines: the fields of program starts, and what they were behind these.
final class JsonKindWriter implements EventWriter {
    /// The brace and the line end.
    private static final int OBJECT_END = 2;

    private final EventWriter own;
    private final KindFacts.Source source;

    /// @param own writes the facts that program starts have
    JsonKindWriter(EventWriter own, KindFacts.Source source) {
        this.own = own;
        this.source = source;
    }

    @Override
    public void begin(ByteSink out) {
        own.begin(out);
    }

    @Override
    public void write(int event, ByteSink out) {
        own.write(event, out);
        out.cut(OBJECT_END);
        KindFacts facts = source.of(event);
        JsonLinesWriter.word("type", facts.type(), out);
        JsonLinesWriter.word("about", facts.about(), out);
        JsonLinesWriter.word("address", facts.address(), out);
        JsonLinesWriter.number("port", facts.port(), out);
        JsonLinesWriter.word("op", facts.op(), out);
        JsonLinesWriter.word("acct", facts.acct(), out);
        JsonLinesWriter.word("result", facts.result(), out);
        out.add('}');
        out.add('\n');
    }

    @Override
    public long takeNeutralised() {
        return own.takeNeutralised();
    }
}
