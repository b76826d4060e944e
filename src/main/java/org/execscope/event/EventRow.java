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
    /// In the order of the evidence; never empty.
    final List<RecordSource> sources = new ArrayList<>();
}
