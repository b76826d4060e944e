package org.execscope;

/// Starts the program.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.exit(args.length);
    }
}
