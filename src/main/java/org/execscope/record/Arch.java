package org.execscope.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Architectures by the number after `arch=` (include/uapi/linux/audit.h): ELF machine, bit 31 for 64 bits,
/// bit 30 for little-endian.
public enum Arch {
    X86_64(0xc000003eL, Calls.X86_64),
    I386(0x40000003L, Calls.I386),
    AARCH64(0xc00000b7L, Calls.GENERIC),
    ARM(0x40000028L, Calls.ARM),
    ARMEB(0x28L, Calls.ARM),
    RISCV64(0xc00000f3L, Calls.GENERIC),
    RISCV32(0x400000f3L, Calls.GENERIC),
    PPC64LE(0xc0000015L, Calls.PPC),
    PPC64(0x80000015L, Calls.PPC),
    PPC(0x14L, Calls.PPC),
    S390X(0x80000016L, Calls.S390),
    S390(0x16L, Calls.S390),
    MIPSEL(0x40000008L, Calls.NONE),
    MIPS(0x8L, Calls.NONE),
    MIPSEL64(0xc0000008L, Calls.NONE),
    MIPS64(0x80000008L, Calls.NONE),
    MIPSEL64N32(0xe0000008L, Calls.NONE),
    MIPS64N32(0xa0000008L, Calls.NONE),
    LOONGARCH64(0xc0000102L, Calls.GENERIC),
    IA64(0xc0000032L, Calls.NONE),
    SPARC64(0x8000002bL, Calls.NONE);

    /// Which numbers the system calls have.
    enum Calls {
        X86_64,
        I386,
        GENERIC,
        ARM,
        PPC,
        S390,
        NONE
    }

    private static final Map<Long, Arch> BY_CODE = new HashMap<>();

    static {
        for (Arch arch : values()) {
            BY_CODE.put(arch.code, arch);
        }
    }

    private final long code;
    private final Calls calls;

    Arch(long code, Calls calls) {
        this.code = code;
        this.calls = calls;
    }

    /// The arch with this number, or null.
    public static @Nullable Arch of(long code) {
        return BY_CODE.get(code);
    }

    /// As the log's enriched form and `uname -m` write it: `x86_64`.
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Calls calls() {
        return calls;
    }

    /// Whether a long has 32 bits there.
    public static boolean is32Bit(long code) {
        return (code & 0x8000_0000L) == 0;
    }
}
