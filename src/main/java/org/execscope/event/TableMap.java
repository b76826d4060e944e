package org.execscope.event;

import java.util.Arrays;
import java.util.List;
import org.execscope.event.CallTable.Call;

/// What the numbers of one table's dictionaries are in another table, to which all its values were added. One
/// object serves for many tables, one after the other.
final class TableMap {
    private final EventTable target;
    private final Hosts targetHosts;
    private int[] hosts = {};
    private int[] calls = {};
    private int[] identities = {};
    private int[] comms = {};
    private int[] exes = {};
    private int[] cwds = {};
    private int[] keys = {};
    private int[] argvs = {};
    private int[] titles = {};
    private int[] paths = {};
    private int[] scattered = {};
    private int[] ttys = {};
    private int[] subjects = {};

    TableMap(EventTable target, Hosts targetHosts) {
        this.target = target;
        this.targetHosts = targetHosts;
    }

    /// Adds the hosts and the values of `source` to the target.
    void read(EventTable source) {
        readHosts(source);
        int callCount = source.calls().size();
        calls = room(calls, callCount);
        for (int i = 0; i < callCount; i++) {
            Call call = source.calls().get(i);
            calls[i] = target.calls().add(call);
        }
        ttys = add(ttys, source.ttys(), target.ttys());
        subjects = add(subjects, source.subjects(), target.subjects());
        Identities of = source.identities();
        identities = room(identities, of.size());
        for (int i = 0; i < of.size(); i++) {
            identities[i] = target.identities().addFrom(of, i, number(ttys, of.tty(i)), number(subjects, of.subj(i)));
        }
        comms = add(comms, source.comms(), target.comms());
        exes = add(exes, source.exes(), target.exes());
        cwds = add(cwds, source.cwds(), target.cwds());
        keys = add(keys, source.keys(), target.keys());
        argvs = add(argvs, source.argvs(), target.argvs());
        titles = add(titles, source.titles(), target.titles());
        paths = add(paths, source.dictionaryOfPaths(), target.dictionaryOfPaths());
        scattered = add(scattered, source.dictionaryOfScattered(), target.dictionaryOfScattered());
    }

    /// Adds the hosts alone, where no row is going to be added.
    void readHosts(EventTable source) {
        List<Host> ofSource = source.hosts();
        hosts = room(hosts, ofSource.size());
        for (int i = 0; i < ofSource.size(); i++) {
            Host host = ofSource.get(i);
            hosts[i] = host.node() == null ? targetHosts.ofSet(host.set()) : targetHosts.named(host.node(), host.set());
        }
    }

    private static int[] add(int[] map, ByteDictionary source, ByteDictionary target) {
        int count = source.size();
        int[] filled = room(map, count);
        for (int id = 0; id < count; id++) {
            filled[id] = target.addFrom(source, id);
        }
        return filled;
    }

    private static int[] room(int[] map, int count) {
        return map.length >= count ? map : Arrays.copyOf(map, Math.max(count, map.length * 2));
    }

    /// Numbers below zero stand for themselves: no value, or a title that is the event's own argv.
    private static int number(int[] map, int id) {
        return id < 0 ? id : map[id];
    }

    int host(int id) {
        return hosts[id];
    }

    int[] calls() {
        return calls;
    }

    int[] identities() {
        return identities;
    }

    int[] comms() {
        return comms;
    }

    int[] exes() {
        return exes;
    }

    int[] cwds() {
        return cwds;
    }

    int[] keys() {
        return keys;
    }

    int[] argvs() {
        return argvs;
    }

    int[] titles() {
        return titles;
    }

    int[] paths() {
        return paths;
    }

    int scattered(int id) {
        return scattered[id];
    }
}
