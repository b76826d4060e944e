package org.execscope.export;

import java.lang.module.ModuleDescriptor;

/// The program's version, as the build wrote it into the module.
public final class ProgramVersion {
    private ProgramVersion() {}

    /// `unpackaged` where the program runs from loose classes.
    public static String text() {
        ModuleDescriptor module = ProgramVersion.class.getModule().getDescriptor();
        return module == null ? "unpackaged" : module.rawVersion().orElse("unpackaged");
    }
}
