package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.process.Sessions;
import org.execscope.process.Sessions.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    @TempDir
    private Path folder;

    private final StringBuilder log = new StringBuilder();
    private int serial = 100;
    private String host = "";
    private String tty = "pts0";
    private String success = "yes exit=0";
    private long millis = 1_772_000_000_000L;

    @Test
    void gathersALoginWithWhereItCameFromAndWhomItBecame() throws Exception {
        message("LOGIN", "pid=500 uid=0 old-auid=4294967295 auid=1000 tty=(none) old-ses=4294967295 ses=7 res=1");
        message("USER_START", "pid=500 uid=0 auid=1000 ses=7 msg='op=PAM:session_open addr=192.0.2.1 res=success'");
        message("USER_LOGIN", "pid=500 uid=0 auid=1000 ses=7 msg='op=login addr=203.0.113.7 res=success'");
        exec(501, 500, 1000, 1000, 7, "/bin/bash");
        exec(502, 501, 1000, 0, 7, "/usr/bin/sudo");
        exec(503, 502, 1000, 33, 7, "/usr/bin/id");
        exec(600, 1, Identities.UNSET, 0, Identities.UNSET, "/usr/sbin/cron");
        message("KERN_MODULE", "name=\"x\"");
        AuditTrail trail = load();

        Sessions sessions = sessions(trail);

        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.eventsWithout()).isEqualTo(1);
        Session login = sessions.get(0);
        assertThat(login.ses()).isEqualTo(7);
        assertThat(login.auid()).isEqualTo(1000);
        assertThat(trail.events().type(login.login())).isEqualTo(1112);
        assertThat(login.users()).extracting(Sessions.User::uid).containsExactly(1000L, 0L, 33L);
        assertThat(login.processes()).isEqualTo(4);
        assertThat(login.events()).isEqualTo(6);
        assertThat(login.execs()).isEqualTo(3);
        assertThat(trail.events().pid(login.firstExec())).isEqualTo(501);
        assertThat(trail.events().pid(login.lastExec())).isEqualTo(503);
        assertThat(trail.events().ttys().get(login.tty()).toString()).contains("pts0");
        assertThat(sessions.get(1).isUnset()).isTrue();
        assertThat(sessions.get(1).events()).isEqualTo(1);
    }

    @Test
    void theSameNumberInAnotherBootIsAnotherSession() throws Exception {
        serial = 5_000;
        exec(501, 500, 1000, 1000, 1, "/bin/bash");
        serial = 2;
        millis += 3_600_000;
        message("SYSTEM_BOOT", "pid=1 uid=0 auid=4294967295 ses=4294967295 msg=' comm=\"init\" res=success'");
        exec(501, 500, 1001, 1001, 1, "/bin/bash");
        AuditTrail trail = load();

        Sessions sessions = sessions(trail);

        assertThat(sessions.size()).isEqualTo(3);
        assertThat(List.of(
                        sessions.get(0).boot(),
                        sessions.get(1).boot(),
                        sessions.get(2).boot()))
                .containsExactly(1, 2, 2);
        assertThat(sessions.get(0).auid()).isEqualTo(1000);
        assertThat(sessions.get(1).auid()).isEqualTo(1001);
        assertThat(sessions.get(2).isUnset()).isTrue();
    }

    /// Each of these is a rule of its own: what counts as the user, the terminal, the login.
    @Test
    void takesTheFirstThatSaysSomething() throws Exception {
        tty = "(none)";
        exec(400, 1, Identities.UNSET, 0, 7, "/usr/sbin/sshd");
        message("LOGIN", "pid=500 uid=0 old-auid=4294967295 auid=1000 tty=(none) old-ses=4294967295 ses=7 res=1");
        exec(501, 500, 1000, 1000, 7, "/bin/bash");
        tty = "pts3";
        exec(501, 500, 1000, 1000, 7, "/bin/dash");
        tty = "pts9";
        exec(502, 501, 1000, 1000, 7, "/bin/ls");
        failed(503, 502, 1000, 77, 7, "/bin/no");
        exec(501, 500, 1000, 1000, 8, "/bin/su");
        exec(501, 500, 1000, 1000, 7, "/bin/bash");
        message("USER_START", "pid=500 uid=0 auid=1000 ses=8 msg='op=PAM:session_open addr=192.0.2.1 res=success'");
        message("USER_START", "pid=500 uid=0 auid=1000 ses=8 msg='op=PAM:session_open addr=192.0.2.2 res=success'");
        AuditTrail trail = load();

        Sessions sessions = sessions(trail);

        Session first = sessions.get(0);
        assertThat(first.auid()).isEqualTo(1000);
        assertThat(trail.events().ttys().get(first.tty()).toString()).isEqualTo("pts3");
        assertThat(first.users()).extracting(Sessions.User::uid).containsExactly(0L, 1000L);
        assertThat(first.execs()).isEqualTo(6);
        assertThat(trail.events().type(first.login())).isEqualTo(1006);
        Session second = sessions.get(1);
        assertThat(second.ses()).isEqualTo(8);
        assertThat(trail.events().type(second.login())).isEqualTo(1105);
        // The first of two that say as much.
        assertThat(trail.events().serial(second.login())).isEqualTo(108);
        // The login, and the program.
        assertThat(second.processes()).isEqualTo(2);
    }

    /// A session number that changes without a log-in is another process's; with one, it is the same that moved.
    @Test
    void aProcessCountsOnceInEachSessionItWasIn() throws Exception {
        exec(501, 500, 1000, 0, 7, "/bin/a");
        for (int ses = 8; ses <= 9; ses++) {
            message(
                    "LOGIN",
                    "pid=501 uid=0 old-auid=1000 auid=1000 tty=pts0 old-ses=" + (ses - 1) + " ses=" + ses + " res=1");
            exec(501, 500, 1000, 0, ses, "/bin/b");
            exec(501, 500, 1000, 0, ses, "/bin/c");
        }
        AuditTrail trail = load();
        Sessions sessions = sessions(trail);

        assertThat(trail.processes().eventCount(trail.processes().find("host/1/501.0")))
                .isEqualTo(7);
        assertThat(List.of(0, 1, 2))
                .extracting(i -> sessions.get(i).ses() + " " + sessions.get(i).processes())
                .containsExactly("7 1", "8 1", "9 1");
    }

    @Test
    void auditdAndTheKernelAreInNoSession() throws Exception {
        message("DAEMON_START", "op=start ver=3.0 auid=4294967295 pid=90 uid=0 ses=4294967295 res=success");
        exec(501, 500, 1000, 1000, 1, "/bin/bash");
        Sessions sessions = sessions(load());
        assertThat(sessions.size()).isEqualTo(1);
        assertThat(sessions.eventsWithout()).isEqualTo(1);
    }

    @Test
    void everyHostHasItsOwnSessions() throws Exception {
        for (String node : List.of("web", "db", "web")) {
            host = "node=" + node + " ";
            exec(501, 500, 1000, 1000, 1, "/bin/bash");
            exec(502, 501, Identities.UNSET, 0, Identities.UNSET, "/usr/sbin/cron");
        }
        AuditTrail trail = load();
        Sessions sessions = sessions(trail);
        assertThat(List.of(0, 1, 2, 3))
                .extracting(
                        i -> trail.events().hosts().get(sessions.get(i).host()).label() + " "
                                + (sessions.get(i).isUnset()
                                        ? "-"
                                        : sessions.get(i).ses()) + " "
                                + sessions.get(i).events())
                .containsExactly("web 1 2", "web - 2", "db 1 1", "db - 1");
    }

    @Test
    void aThousandUsersOfOneSessionAreCountedNotListed() throws Exception {
        for (int uid = 1; uid <= 1_000; uid++) {
            exec(1_000 + uid, 500, 1000, uid, 7, "/bin/x");
        }
        Session session = sessions(load()).get(0);

        assertThat(session.users()).hasSize(Sessions.MOST_USERS);
        assertThat(session.moreUsers()).isEqualTo(1_000 - Sessions.MOST_USERS);
        exec(3_000, 500, 1000, 5, 7, "/bin/x");
        assertThat(sessions(load()).get(0).moreUsers()).isEqualTo(1_000 - Sessions.MOST_USERS);
        assertThat(session.processes()).isEqualTo(1_000);
    }

    private void message(String type, String body) {
        log.append("type=")
                .append(type)
                .append(' ')
                .append(stamp())
                .append(body)
                .append('\n');
        next();
    }

    private void failed(int pid, int ppid, long auid, long euid, long ses, String exe) {
        success = "no exit=-2";
        exec(pid, ppid, auid, euid, ses, exe);
        success = "yes exit=0";
    }

    private void exec(int pid, int ppid, long auid, long euid, long ses, String exe) {
        log.append(host)
                .append("type=SYSCALL ")
                .append(stamp())
                .append("arch=c000003e syscall=59 success=" + success + " a0=1 a1=2 a2=3 a3=0 items=2 ppid=" + ppid
                        + " pid=" + pid + " auid=" + auid + " uid=" + euid + " gid=0 euid=" + euid
                        + " suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=" + tty + " ses=" + ses
                        + " comm=\"x\" exe=\"" + exe + "\" key=\"procmon\"\n");
        log.append(host)
                .append("type=EXECVE ")
                .append(stamp())
                .append("argc=1 a0=\"")
                .append(exe)
                .append("\"\n");
        next();
    }

    private String stamp() {
        return "msg=audit(" + millis / 1000 + "." + String.format("%03d", millis % 1000) + ":" + serial + "): ";
    }

    private void next() {
        serial++;
        millis += 40;
    }

    private AuditTrail load() throws Exception {
        Path file = folder.resolve("audit.log");
        Files.writeString(file, log);
        return TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());
    }

    private static Sessions sessions(AuditTrail trail) {
        return Sessions.of(trail.events(), trail.order(), trail.processes(), () -> false);
    }
}
