package org.execscope.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event on its way into the [EventTable]: its facts as numbers of the table's dictionaries.
final class EventRow {
    long timeMillis;
    long serial;
    int host;
    EventKind kind = EventKind.OTHER;
    int type;
    int call = ByteDictionary.NONE;

    @Nullable
    Boolean success;

    long exit = EventTable.MISSING;
    long pid = EventTable.MISSING;
    long ppid = EventTable.MISSING;
    int identity = ByteDictionary.NONE;
    int comm = ByteDictionary.NONE;
    int exe = ByteDictionary.NONE;
    int cwd = ByteDictionary.NONE;
    int key = ByteDictionary.NONE;
    long argc = EventTable.MISSING;
    int argv = ByteDictionary.NONE;
    ArgvSource argvSource = ArgvSource.NONE;
    boolean argvComplete;
    int flags;
    int title = ByteDictionary.NONE;
    int path = ByteDictionary.NONE;
    long extra = EventTable.MISSING;
    /// In the order of the evidence; empty if the four below tell.
    final List<RecordSource> sources = new ArrayList<>();
    /// Whether one of them stands within a line.
    boolean glued;
    /// How many records it has in consecutive lines from [#line] of [#file] on, the first at [#offset]; 0 if
    /// [#sources] tells.
    int records;
    int file;
    long offset;
    long line;

    /// Starts over as a row of which nothing is known.
    void clear() {
        timeMillis = 0;
        serial = 0;
        host = 0;
        kind = EventKind.OTHER;
        glued = false;
        type = 0;
        call = ByteDictionary.NONE;
        success = null;
        exit = EventTable.MISSING;
        pid = EventTable.MISSING;
        ppid = EventTable.MISSING;
        identity = ByteDictionary.NONE;
        comm = ByteDictionary.NONE;
        exe = ByteDictionary.NONE;
        cwd = ByteDictionary.NONE;
        key = ByteDictionary.NONE;
        argc = EventTable.MISSING;
        argv = ByteDictionary.NONE;
        argvSource = ArgvSource.NONE;
        argvComplete = false;
        flags = 0;
        title = ByteDictionary.NONE;
        path = ByteDictionary.NONE;
        extra = EventTable.MISSING;
        sources.clear();
        records = 0;
    }

    int firstFile() {
        return records > 0 ? file : sources.getFirst().file();
    }

    long firstOffset() {
        return records > 0 ? offset : sources.getFirst().offset();
    }

    long firstLine() {
        return records > 0 ? line : sources.getFirst().line();
    }
}
