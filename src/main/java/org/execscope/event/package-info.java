/// Joins records to events and keeps them in columns. In: whole lines of the evidence, in pieces. Out: an
/// [org.execscope.event.EventTable] and what is missing from it. Must not know processes, queries or files.
///
/// Pieces are read side by side ([org.execscope.event.PieceReader]), each into a small table of its own, and
/// put together in their order ([org.execscope.event.EventJoiner]): events at borders from their parts,
/// records that come long after their event at the end, so that the result doesn't depend on how the evidence
/// was cut.
///
/// A line that has exactly the kernel's form is read at once (`Kernel…`); any other goes the careful way
/// ([org.execscope.event.EventBuilder]), which alone judges odd and hostile lines. Both give the same rows.
///
/// # The columns
///
/// | column | type | absent | bytes an event, about |
/// |---|---|---|---|
/// | time: ms since 1970 UTC | difference to the block's first | never | 1 to 4 |
/// | serial: 0 … 4294967295 | int | never | 2 |
/// | kind, record type | number of the combination | never | 0 to 1 |
/// | host | number in `hosts` | never | 0 to 2 |
/// | call: (arch, syscall) | number in `calls` | -1 | 0 to 1 |
/// | exit, pid, ppid, argc | int; the few greater ones beside | MISSING | 1 to 2 each |
/// | identity: nine ids, ses, tty, label | number in `identities` | -1 | 1 |
/// | comm, exe, cwd, key | numbers in dictionaries | -1 | 1 to 2 each |
/// | argv | number in `argvs` | -1 | 4 |
/// | flags, success, argv source, complete | 29 bits | 0 | 1 |
/// | title | number in `titles` | -1; -2 if it is the argv | 0 to 4 |
/// | path: its list of PATH records | number in `paths` | -1 | 2 to 4 |
/// | extra: clone's a0, LOGIN's old-ses | int | MISSING | 0 |
/// | offset, line, file of its first record | int, int, int | never | 4, 2, 0 |
/// | records: how many lines in a row | int; scattered ones are the complement of a number | never | 1 |
///
/// A block of 4,096 values is as narrow as its values allow ([org.execscope.event.IntColumn]); a log without
/// any value of a column pays nothing for it. Each distinct value stands once in a
/// [org.execscope.event.ByteDictionary], with up to 12 bytes of places and, until all is read, 13 to 27 of hash
/// table beside it. The order of all events, and that of the program starts, take 2 bytes an event each.
///
/// # What the speed rests on
///
/// - Reading by the kernel's form, with the stamp compared to the line before as bytes, and no object for a
///   record.
/// - What repeats is known by its bytes: credentials, calls, enrichments, whole PATH records (19 of 20
///   repeat).
/// - Stamps that only grow, or come a little late, need no index: making one cost 5 % of a load.
/// - What was read last at a place of a record is compared before it is looked up: 4 % of an export.
/// - Hexadecimal digits are read and decoded eight at a time, and exports read columns block by block
///   ([org.execscope.event.EventCursor]): with the stamps 15 % of an export.
/// - Rows are appended column by column: one small loop to compile instead of one method of 5 KB.
/// - Exports format each distinct value once and blocks of rows on all processors; a library's writer, which
///   wants each cell as a text, took longer than the reading.
/// - What stands for a missing number is next to the usual ones, and type and kind are one number: with
///   both, blocks are a tenth narrower.
///
/// - The program is started with limits on inlining (`packaging/java.options`): a fresh process then spends 2.8
///   instead of 6.4 s of processor time in the compiler for 1 GB, and 12 to 14 in all instead of 17 to 19 on the
///   same busy machine.
///
/// - And with huge pages, where the kernel gives them on request, and an AOT cache that the build trains: 1 GB then
///   takes 6.1 instead of 8 s, 100 MB 2.1 instead of 3. With all of the above 1 GB takes 5.3 s and 10 s of processor
///   time: 2.5 s of it compile, and to read and hash a file alone takes 1.6.
///
/// Tried without gain for 1 GB in a fresh process: the serial and parallel collectors; other thresholds of
/// the compiler; limits on the unrolling of loops; a second compiling thread; a loop over an array of
/// columns instead of one call for each; hashes in a column of their own instead of beside the numbers. A
/// fresh process needs about twice the processor time of compiled code still.
@NullMarked
package org.execscope.event;

import org.jspecify.annotations.NullMarked;
