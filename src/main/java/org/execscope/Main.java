package org.execscope;

import java.util.List;
import org.execscope.cli.CommandLine;
import org.execscope.ui.window.ExecscopeWindow;

/// Starts the program and puts its parts together.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        // No method reference: that would load the window's classes for those who only want text.
        System.exit(CommandLine.run(List.of(args), System.out, System.err, evidence -> ExecscopeWindow.open(evidence)));
    }
}
