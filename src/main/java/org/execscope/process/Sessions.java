package org.execscope.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventKind;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.jspecify.annotations.Nullable;

/// The login sessions of the evidence: host by host, boot by boot, in the order in which they are first seen.
/// A session number is given out anew in each boot, so the boot is part of what it is. Immutable.
public final class Sessions {
    /// What a session has where there is no such event.
    public static final int NONE = -1;
    /// So many users of a session are named, the rest is counted.
    public static final int MOST_USERS = 64;

    private static final int USER_LOGIN = 1112;
    private static final int USER_START = 1105;
    private static final int LOGIN = 1006;
    private static final int STEP = 1 << 16;
    private static final Bytes NO_TERMINAL = Bytes.utf8("(none)");

    private final List<Session> sessions;
    private final long without;

    private Sessions(List<Session> sessions, long without) {
        this.sessions = List.copyOf(sessions);
        this.without = without;
    }

    /// A user that programs of a session were started as.
    ///
    /// @param uid the effective user's number
    /// @param event the first program start as this user
    public record User(long uid, int event) {}

    /// One login session, or all that runs in none.
    ///
    /// @param host its number in [EventTable#hosts()]
    /// @param boot which boot of the host, from 1
    /// @param ses its number, or [Identities#UNSET] for what was started by no login
    /// @param auid whom the login was for: the first number that its events name; [Identities#UNSET] or
    ///     [Identities#MISSING] where they name none
    /// @param first its first event of any kind
    /// @param last its last one
    /// @param login the event that tells best where the login came from; [#NONE] without one
    /// @param firstExec its first program start, or [#NONE]
    /// @param lastExec its last one
    /// @param tty the number of the first terminal in [EventTable#ttys()], or [ByteDictionary#NONE]
    /// @param processes how many processes have events in it
    /// @param events how many events it has, of any kind
    /// @param execs how many of them are program starts
    /// @param users who programs ran as, in the order of their first; at most [#MOST_USERS]
    /// @param moreUsers how many users more there are
    public record Session(
            int host,
            int boot,
            long ses,
            long auid,
            int first,
            int last,
            int login,
            int firstExec,
            int lastExec,
            int tty,
            int processes,
            int events,
            int execs,
            List<User> users,
            int moreUsers) {
        public Session {
            users = List.copyOf(users);
        }

        /// Whether it isn't a login's: services, timers, what the kernel starts.
        public boolean isUnset() {
            return ses == Identities.UNSET;
        }
    }

    /// Looks at every event once.
    ///
    /// @param order all events, by time
    /// @param cancelled asked now and then; once it is true, what comes out is of no use
    public static Sessions of(EventTable events, EventOrder order, ProcessForest forest, BooleanSupplier cancelled) {
        Gathering gathering = new Gathering(events, forest);
        for (int i = 0; i < order.size(); i++) {
            if (i % STEP == 0 && cancelled.getAsBoolean()) {
                break;
            }
            gathering.add(order.at(i));
        }
        return gathering.result();
    }

    /// How many there are, those of unset number among them.
    public int size() {
        return sessions.size();
    }

    public Session get(int index) {
        return sessions.get(index);
    }

    /// How many events name no session at all: the kernel's own, auditd's, messages that lack the field.
    public long eventsWithout() {
        return without;
    }

    private record Key(int host, int boot, long ses) {}

    private static final class Gathering {
        private final EventTable events;
        private final ProcessForest forest;
        private final Map<Key, Draft> drafts = new LinkedHashMap<>();
        /// For each identity the session it was last seen in: nearly always the one it is in again.
        private @Nullable Draft[] byIdentity = new Draft[256];

        private final int[] bootOfHost;
        /// For each process one more than the number of the first session it was seen in.
        private final int[] firstOf;
        /// Process and session of those that were seen in several.
        private final Set<Long> moved = new HashSet<>();

        private long without;

        Gathering(EventTable events, ProcessForest forest) {
            this.events = events;
            this.forest = forest;
            bootOfHost = new int[events.hosts().size()];
            Arrays.fill(bootOfHost, 1);
            firstOf = new int[forest.size()];
        }

        void add(int event) {
            int process = forest.processOf(event);
            int host = events.host(event);
            if (process != ProcessForest.NONE) {
                bootOfHost[host] = forest.boot(process);
            }
            int identity = events.identity(event);
            long ses = identity == ByteDictionary.NONE
                    ? Identities.MISSING
                    : events.identities().id(identity, Id.SES);
            if (ses == Identities.MISSING || events.kind(event) == EventKind.DAEMON) {
                without++;
                return;
            }
            Draft draft = draft(host, bootOfHost[host], ses, identity);
            draft.add(event, identity);
            if (process != ProcessForest.NONE && isNew(process, draft.number)) {
                draft.processes++;
            }
        }

        private Draft draft(int host, int boot, long ses, int identity) {
            if (identity >= byIdentity.length) {
                byIdentity = Arrays.copyOf(byIdentity, Math.max(identity + 1, byIdentity.length * 2));
            }
            Draft known = byIdentity[identity];
            if (known != null && known.host == host && known.boot == boot) {
                return known;
            }
            Draft draft =
                    drafts.computeIfAbsent(new Key(host, boot, ses), _ -> new Draft(drafts.size(), host, boot, ses));
            byIdentity[identity] = draft;
            return draft;
        }

        private boolean isNew(int process, int session) {
            int first = firstOf[process];
            if (first == 0) {
                firstOf[process] = session + 1;
                return true;
            }
            return first != session + 1 && moved.add((long) process << Integer.SIZE | session);
        }

        Sessions result() {
            List<Draft> all = new ArrayList<>(drafts.values());
            Map<Long, Integer> groups = new HashMap<>();
            for (Draft draft : all) {
                groups.putIfAbsent((long) draft.host << Integer.SIZE | draft.boot, groups.size());
            }
            // Those of a boot together, what is no login's at the end; else as they came.
            all.sort(
                    Comparator.comparingInt((Draft draft) -> groups.get((long) draft.host << Integer.SIZE | draft.boot))
                            .thenComparing(draft -> draft.ses == Identities.UNSET));
            return new Sessions(all.stream().map(Draft::done).toList(), without);
        }

        private final class Draft {
            final int number;
            final int host;
            final int boot;
            final long ses;
            int processes;
            private long auid = Identities.MISSING;
            private int first = NONE;
            private int last = NONE;
            private int login = NONE;
            private int loginRank;
            private int firstExec = NONE;
            private int lastExec = NONE;
            private int tty = ByteDictionary.NONE;
            private int count;
            private int execs;
            private long lastUser = Identities.MISSING;
            private final Map<Long, Integer> users = new LinkedHashMap<>();
            private final Set<Long> otherUsers = new HashSet<>();

            Draft(int number, int host, int boot, long ses) {
                this.number = number;
                this.host = host;
                this.boot = boot;
                this.ses = ses;
            }

            void add(int event, int identity) {
                count++;
                first = first == NONE ? event : first;
                last = event;
                if (auid == Identities.MISSING || auid == Identities.UNSET) {
                    long named = events.identities().id(identity, Id.AUID);
                    auid = named == Identities.MISSING ? auid : named;
                }
                if (tty == ByteDictionary.NONE) {
                    tty = terminal(events.identities().tty(identity));
                }
                if (events.isExecve(event)) {
                    execs++;
                    firstExec = firstExec == NONE ? event : firstExec;
                    lastExec = event;
                    if (events.succeeded(event)) {
                        user(events.identities().id(identity, Id.EUID), event);
                    }
                } else {
                    login(event);
                }
            }

            private void user(long uid, int event) {
                if (uid == lastUser || uid == Identities.MISSING) {
                    return;
                }
                lastUser = uid;
                if (users.size() < MOST_USERS) {
                    users.putIfAbsent(uid, event);
                } else if (!users.containsKey(uid)) {
                    otherUsers.add(uid);
                }
            }

            private void login(int event) {
                int rank = switch (events.type(event)) {
                    case USER_LOGIN -> 3;
                    case USER_START -> 2;
                    case LOGIN -> 1;
                    default -> 0;
                };
                if (rank > loginRank) {
                    loginRank = rank;
                    login = event;
                }
            }

            private int terminal(int number) {
                return number == ByteDictionary.NONE
                                || events.ttys().get(number).equals(NO_TERMINAL)
                        ? ByteDictionary.NONE
                        : number;
            }

            Session done() {
                return new Session(
                        host,
                        boot,
                        ses,
                        auid,
                        first,
                        last,
                        login,
                        firstExec,
                        lastExec,
                        tty,
                        processes,
                        count,
                        execs,
                        users.entrySet().stream()
                                .map(one -> new User(one.getKey(), one.getValue()))
                                .toList(),
                        otherUsers.size());
            }
        }
    }
}
