package org.execscope;

import java.util.List;
import org.execscope.cli.CommandLine;
import org.execscope.ui.window.ExecscopeWindow;

/// Starts the program and puts its parts together.
public final class Main {
    private Main() {}

    static void main(String[] args) {
        System.exit(CommandLine.run(List.of(args), System.out, System.err, ExecscopeWindow::open));
    }
}
