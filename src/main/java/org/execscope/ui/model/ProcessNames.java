package org.execscope.ui.model;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;

/// What processes are called in few words.
public final class ProcessNames {
    private static final int CHARACTERS = 32;

    private ProcessNames() {}

    /// The file it last ran, if that is in the log, and its pid: `kworkerd 31905`, `pid 812`. Safe to show.
    public static String shortName(AuditTrail trail, ProcessForest forest, int process) {
        int image = forest.lastImage(process);
        int event = image != ProcessForest.NONE || forest.isPlaceholder(process) ? image : forest.event(process, 0);
        int exe = event < 0 ? ByteDictionary.NONE : trail.events().exe(event);
        if (exe == ByteDictionary.NONE) {
            return "pid " + forest.pid(process);
        }
        Bytes path = trail.events().exes().get(exe);
        Bytes file = path.slice(path.lastIndexOf((byte) '/') + 1, path.length());
        return Display.value(file.isEmpty() ? path : file, CHARACTERS).text() + " " + forest.pid(process);
    }
}
