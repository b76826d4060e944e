package org.execscope.cli;

/// A call that isn't one of those the program has; its message says what is wrong with it, in one line.
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
