package org.execscope.ui.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// How much memory there is.
public final class MachineMemory {
    private static final long HUNDRED = 100;

    private MachineMemory() {}

    /// Of this machine, or of the container the program runs in; in bytes.
    public static long total() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /// What Java may use at most, as it was told when it was started; in bytes.
    public static long given() {
        return Runtime.getRuntime().maxMemory();
    }

    /// What Java may still use without collecting anything first, in bytes.
    public static long free() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - java.totalMemory() + java.freeMemory();
    }

    /// What evidence may need before it is asked whether to read it, in bytes: never more than Java was given.
    ///
    /// @param percent of the machine's memory; 0 for all that Java was given
    public static long limit(int percent) {
        return percent == 0 ? given() : Math.min(given(), total() / HUNDRED * percent);
    }
}
