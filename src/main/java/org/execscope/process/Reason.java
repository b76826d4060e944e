package org.execscope.process;

/// Why a link or a boundary between two processes is believed: the words shown.
enum Reason {
    NONE(""),
    // boundaries: another process than before
    ENDED("the former process with this pid had ended"),
    BORN("its birth is in the log"),
    BORN_MAYBE(
            "a call that made a task with this id is in the log, but the id may be a thread's, or one of a pid namespace"),
    NOBODY_LEAVES_INIT("its parent differs, and nobody leaves init"),
    NOT_AN_ANCESTOR("its parent is none of the former process's ancestors"),
    PARENT_REPLACED("its parent's pid has a new holder since"),
    PARENT_ENDED("its parent had ended"),
    OTHER_SESSION("its session differs without a log-in between"),
    OTHER_SESSION_THAN_CHILDREN("its session differs from the children's"),
    OTHER_TERMINAL("its terminal differs"),
    OTHER_PROGRAM("another program runs there without an execve between (or the file was renamed, or execveat unseen)"),
    UID_JUMP("its uid is none the former process could take (or its privileges were raised)"),
    OTHER_TITLE("its title differs from the one the former process began with"),
    COME_ROUND("pids have just come round to this one"),
    JUST_PASSED("pids have just passed this one"),
    PASSED_LONG_AGO("pids have come round since: may be the same as the former process"),
    // boundaries: the same process
    TITLE_KEPT("it keeps the former event's title"),
    TITLE_KEPT_WITH_GAP("it keeps the former event's title, but events are missing between"),
    NO_BIRTH_BETWEEN("births are logged, and none of this pid lies between"),
    NOT_GIVEN_AGAIN("pids have not come round to this one since"),
    NOT_GIVEN_AGAIN_UNWATCHED("pids seem not to have come round to this one since, but too few were seen to be sure"),
    UID_RAISED(
            "pids have not come round to this one since, so its privileges were raised: its uid is none it could take"),
    STILL_ENDING("written while the process was ending"),
    // links
    KERNEL("started by the kernel"),
    NAMES_ITSELF("names itself as parent"),
    OWN_ANCESTOR("would be its own ancestor"),
    NAMED("named as parent by the process's first event in the log"),
    INIT("started by init, or handed over to it"),
    CREATOR_GONE("its creator ended before it was first seen"),
    PARENT_BRIDGED("the parent kept its title from before to after"),
    PARENT_BRIDGED_WITH_GAP("the parent seems to have kept its title from before to after, but events are missing"),
    PARENT_ENDING("the parent was just ending"),
    PARENT_PID_ENDED("the former process with the parent's pid had ended"),
    PARENT_PID_LOST_CHILDREN("the former process with the parent's pid had lost its children to another"),
    PARENT_PID_OTHER_SESSION("the former process with the parent's pid was in another session"),
    PARENT_PID_OTHER_USER("the former process with the parent's pid could not take this uid"),
    PARENT_UID_RAISED(
            "pids have not come round to the parent's since it was last seen, so privileges were raised between the two"),
    PARENT_NO_BIRTH_BETWEEN("births are logged, and none of the parent's pid lies between"),
    PARENT_NOT_GIVEN_AGAIN("pids have not come round to the parent's since it was last seen"),
    PARENT_NOT_GIVEN_AGAIN_UNWATCHED(
            "pids seem not to have come round to the parent's since it was last seen, but too few were seen to be sure"),
    PARENT_COME_ROUND("pids have just come round to the parent's"),
    PARENT_JUST_PASSED("pids have just passed the parent's: a fresh process"),
    PARENT_HAD_CHILDREN("pids have come round to the parent's since, but it had children before"),
    PARENT_PASSED("pids have come round since the parent was last seen"),
    PARENT_MAYBE_TWO("the parent may be two processes that had one pid"),
    CHILD_MAYBE_TWO("the process may be two that had one pid"),
    PARENT_MAYBE_FORMER("the parent may be the former process with its pid");

    private static final Reason[] ALL = values();
    private final String words;

    Reason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Reason of(int ordinal) {
        return ALL[ordinal];
    }
}
