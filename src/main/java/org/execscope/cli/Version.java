package org.execscope.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/// The program's version, as the build wrote it into the module.
final class Version implements IVersionProvider {
    static String text() {
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        return module == null ? "unpackaged" : module.rawVersion().orElse("unpackaged");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"execscope " + text()};
    }
}
