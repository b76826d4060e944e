package org.execscope.cli;

/// For whom a report is written.
enum TextOrJson {
    TEXT,
    JSON
}
