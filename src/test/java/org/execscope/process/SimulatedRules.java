package org.execscope.process;

import java.util.Random;
import org.execscope.record.SyscallClass;

/// A random set of audit rules: of which calls, by whom, and with which outcome, the simulated machine's log
/// has events.
final class SimulatedRules {
    private enum Users {
        ALL,
        ROOT,
        OTHERS
    }

    private final Random random;
    private boolean exit;
    private boolean other;
    private boolean clone;
    private boolean vfork;
    private boolean clone3;
    private boolean failures;
    private Users users = Users.ALL;
    /// LOGIN records and messages come without any rule, unless they are excluded.
    private boolean logins;

    private boolean messages;

    SimulatedRules(Random random) {
        this.random = random;
        change();
    }

    /// Puts others in their place.
    void change() {
        exit = random.nextInt(3) == 0;
        other = random.nextInt(3) == 0;
        logins = random.nextInt(4) != 0;
        messages = random.nextInt(3) == 0;
        boolean births = random.nextInt(2) == 0;
        clone = births && random.nextInt(4) != 0;
        vfork = births && random.nextInt(4) != 0;
        clone3 = births && random.nextInt(4) != 0;
        failures = random.nextInt(4) != 0;
        users = switch (random.nextInt(6)) {
            case 0 -> Users.ROOT;
            case 1 -> Users.OTHERS;
            default -> Users.ALL;
        };
    }

    boolean log(SyscallClass call, long uid, boolean succeeded) {
        boolean whose = users == Users.ALL || (uid == 0) == (users == Users.ROOT);
        boolean outcome = succeeded || failures;
        return whose
                && outcome
                && switch (call) {
                    case EXECVE, EXECVEAT -> true;
                    case FORK, VFORK -> vfork;
                    case CLONE -> clone;
                    case CLONE3 -> clone3;
                    case EXIT, EXIT_GROUP -> exit;
                    case OTHER -> other;
                };
    }

    boolean logins() {
        return logins;
    }

    boolean messages() {
        return messages;
    }
}
