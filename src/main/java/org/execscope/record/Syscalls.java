package org.execscope.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of the system calls that matter to a process view, by arch and number (arch/*/entry/syscalls/*.tbl,
/// include/uapi/asm-generic/unistd.h).
public final class Syscalls {
    /// Set in the number of an x32 call, whose arch is x86_64 (arch/x86/include/uapi/asm/unistd.h).
    public static final long X32_BIT = 0x4000_0000L;

    /// Name, then the numbers on x86_64, i386, asm-generic, arm, ppc, s390; `-` where there is none.
    private static final String TABLE = """
            execve 59 11 221 11 11 11
            execveat 322 358 281 387 362 354
            fork 57 2 - 2 2 2
            vfork 58 190 - 190 189 190
            clone 56 120 220 120 120 120
            clone3 435 435 435 435 435 435
            exit 60 1 93 1 1 1
            exit_group 231 252 94 248 234 248
            kill 62 37 129 37 37 37
            tkill 200 238 130 238 208 237
            tgkill 234 270 131 268 250 241
            setuid 105 23 146 23 23 213
            setuid32 - 213 - 213 - -
            setreuid 113 70 145 70 70 203
            setreuid32 - 203 - 203 - -
            setresuid 117 164 147 164 164 208
            setresuid32 - 208 - 208 - -
            setsid 112 66 157 66 66 66
            unshare 272 310 97 337 282 303
            setns 308 346 268 375 350 339
            ptrace 101 26 117 26 26 26
            process_vm_writev 311 348 271 377 352 341
            memfd_create 319 356 279 385 360 350
            prctl 157 172 167 172 171 172
            init_module 175 128 105 128 128 128
            finit_module 313 350 273 379 353 344
            delete_module 176 129 106 129 129 129
            bpf 321 357 280 386 361 351
            io_uring_setup 425 425 425 425 425 425
            connect 42 362 203 283 328 362
            bind 49 361 200 282 327 361
            openat 257 295 56 322 286 288
            open 2 5 - 5 5 5
            unlinkat 263 301 35 328 292 294
            unlink 87 10 - 10 10 10
            renameat 264 302 38 329 293 295
            rename 82 38 - 38 38 38
            fchmodat 268 306 53 333 297 299
            chmod 90 15 - 15 15 15
            fchownat 260 298 54 325 289 291
            chown 92 182 - 182 181 212
            sendto 44 369 206 290 335 369
            accept4 288 364 242 366 344 364
            socket 41 359 198 281 326 359
            """;

    private static final Map<Arch.Calls, Map<Long, String>> NAMES = new HashMap<>();
    private static final Map<Long, String> X32 =
            Map.of(520L, "execve", 545L, "execveat", 521L, "ptrace", 540L, "process_vm_writev");

    static {
        Arch.Calls[] columns = {
            Arch.Calls.X86_64, Arch.Calls.I386, Arch.Calls.GENERIC, Arch.Calls.ARM, Arch.Calls.PPC, Arch.Calls.S390
        };
        for (String line : TABLE.lines().toList()) {
            String[] words = line.split(" ", -1);
            for (int i = 0; i < columns.length; i++) {
                if (!words[i + 1].equals("-")) {
                    NAMES.computeIfAbsent(columns[i], _ -> new HashMap<>()).put(Long.parseLong(words[i + 1]), words[0]);
                }
            }
        }
    }

    private Syscalls() {}

    /// The call's name, or null if this table has none for it.
    public static @Nullable String name(Arch arch, long number) {
        if (isX32(arch, number)) {
            String own = X32.get(number & ~X32_BIT);
            return own != null ? own : name(arch, number & ~X32_BIT);
        }
        return NAMES.getOrDefault(arch.calls(), Map.of()).get(number);
    }

    /// Whether it is a call of the x32 interface.
    public static boolean isX32(Arch arch, long number) {
        return arch == Arch.X86_64 && (number & X32_BIT) != 0;
    }

    /// What a call of this name is to a process tree.
    public static SyscallClass kind(@Nullable String name) {
        return switch (name) {
            case "execve" -> SyscallClass.EXECVE;
            case "execveat" -> SyscallClass.EXECVEAT;
            case "fork" -> SyscallClass.FORK;
            case "vfork" -> SyscallClass.VFORK;
            case "clone" -> SyscallClass.CLONE;
            case "clone3" -> SyscallClass.CLONE3;
            case "exit" -> SyscallClass.EXIT;
            case "exit_group" -> SyscallClass.EXIT_GROUP;
            case null, default -> SyscallClass.OTHER;
        };
    }
}
