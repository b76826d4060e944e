package org.execscope.cli;

import org.execscope.export.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/// The program's version, as the build wrote it into the module.
final class Version implements IVersionProvider {
    static String text() {
        return ProgramVersion.text();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"execscope " + text()};
    }
}
