package org.execscope.event;

import java.util.List;

/// What makes a table large, counted; measured on a piece of the evidence it tells how large the whole will be.
///
/// @param events rows
/// @param execves program starts among them
/// @param calls other system calls
/// @param values distinct texts
/// @param textBytes bytes of all distinct texts
/// @param hosts hosts
public record TableWeight(long events, long execves, long calls, long values, long textBytes, long hosts) {
    /// Nothing.
    public static final TableWeight NONE = new TableWeight(0, 0, 0, 0, 0, 0);

    /// What was found in a piece, but for the events at its borders.
    public static TableWeight of(Piece piece) {
        EventTable table = piece.table;
        long calls = 0;
        for (int event = 0; event < table.size(); event++) {
            calls += table.kind(event) == EventKind.SYSCALL ? 1 : 0;
        }
        List<ByteDictionary> texts = List.of(
                table.argvs(),
                table.titles(),
                table.dictionaryOfPaths(),
                table.exes(),
                table.comms(),
                table.cwds(),
                table.dictionaryOfScattered());
        return new TableWeight(
                table.size(),
                table.execveCount(),
                calls,
                texts.stream().mapToLong(ByteDictionary::size).sum(),
                texts.stream().mapToLong(ByteDictionary::byteCount).sum(),
                table.hosts().size());
    }

    public TableWeight plus(TableWeight other) {
        return new TableWeight(
                events + other.events,
                execves + other.execves,
                calls + other.calls,
                values + other.values,
                textBytes + other.textBytes,
                hosts + other.hosts);
    }
}
