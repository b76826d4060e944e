package org.execscope.finding;

import java.util.List;
import java.util.Set;
import org.execscope.event.ArgvSource;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// argv[0] that is not the program (specification: detections, D01).
final class ForeignArgvZero implements Check {
    private static final About ABOUT = new About(
            "D01",
            "argv0",
            "argv[0] is not the program",
            Group.HOST,
            "EXECVE records with argv[0], exe and comm",
            "Whoever starts a program chooses its argv[0] freely, and ps shows it. A name that "
                    + "is not the program's hides what runs.",
            "Login shells, multi-call programs (busybox, kmod), wrappers that set a title, exec "
                    + "-a in scripts, links whose target has another name.",
            "That the program does harm.",
            "Compare argv[0] with the executable and with the name given to execve; look at who " + "started it.",
            List.of("T1036.005"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Set<String> DAEMONS = Set.of(
            "sshd",
            "cron",
            "crond",
            "systemd",
            "dbus-daemon",
            "nginx",
            "apache2",
            "httpd",
            "rsyslogd",
            "auditd",
            "init",
            "systemd-journald",
            "systemd-logind",
            "systemd-udevd",
            "agetty",
            "login",
            "mysqld",
            "postgres",
            "master");
    private static final Set<String> FAMILIES = Set.of(
            "busybox",
            "toybox",
            "coreutils",
            "kmod",
            "systemctl",
            "xtables-nft-multi",
            "xtables-legacy-multi",
            "xtables-multi",
            "sbin.busybox",
            "alternatives",
            "update-alternatives",
            "mawk",
            "gawk",
            "vim.basic",
            "vim.tiny",
            "nc.openbsd",
            "nc.traditional",
            "dash",
            "clang",
            "gcc",
            "git",
            "pigz",
            "unxz",
            "xz");

    @Override
    public long likelyNanos(long events) {
        return 550 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        Traits traits = ground.traits();
        Names names = new Names(events);
        boolean[] any = new boolean[1];
        ground.execves(
                event -> now.argvSource(event) == ArgvSource.EXECVE
                        && now.succeeded(event)
                        && now.argvComplete(event)
                        && (traits.name(now.pathList(event)) & Traits.SCRIPT) == 0,
                event -> {
                    any[0] = true;
                    if (names.isOwn(event)) {
                        return;
                    }
                    String first = names.first(event);
                    if (first.isEmpty() || isTitle(first) || isNameGiven(ground, event, first)) {
                        return;
                    }
                    String exe = names.exe(event);
                    if ((FAMILIES.contains(exe) && isNear(first)) || isVersion(first, exe)) {
                        return;
                    }
                    boolean daemon = DAEMONS.contains(first) || KernelThreads.isNamed(first);
                    boolean system = (traits.exe(now.exe(event)) & Places.SYSTEM) != 0;
                    Severity severity = daemon || !system ? Severity.HIGH : Severity.MEDIUM;
                    Tally tally = report.tally(severity, events.host(event));
                    tally.add(
                            event,
                            () -> "argv[0] " + Say.value(names.whole(event)) + ", executable "
                                    + Say.value(ground.exe(event)) + " (" + ground.who(event) + ")");
                    tally.says(
                            "argv[0] is not the program: " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start")
                                    + " bear an argv[0] that is neither the name of the"
                                    + " executable, nor the one given to execve, nor comm"
                                    + (daemon ? "; the name of a daemon or kernel thread among them." : "."));
                });
        if (!any[0]) {
            report.unjudged("The evidence holds no program start with a whole argv");
        }
    }

    /// `sshd: alice [priv]`, `postgres: writer`: a title that a program gave itself.
    private static boolean isTitle(String first) {
        return first.indexOf(':') > 0 && first.indexOf(' ') > 0;
    }

    /// `python3` for python3.11, `[` for test: usual links.
    private static boolean isVersion(String first, String exe) {
        if (first.equals("[") && exe.equals("test")) {
            return true;
        }
        return exe.startsWith(first)
                && exe.substring(first.length()).chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    }

    /// A name of the same family of links: short, and no path of its own.
    private static boolean isNear(String first) {
        return first.length() <= 24 && first.indexOf(' ') < 0 && !first.startsWith("[");
    }

    private static boolean isNameGiven(Ground ground, int event, String first) {
        return Traits.base(ground.nameGiven(event)).equals(first);
    }
}
