package org.execscope.event;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// The hosts of a table, by number. One thread adds; others may read those that were published to them. An
/// edited log may name millions: adding one must not copy all the others.
final class HostList extends AbstractList<Host> implements RandomAccess {
    private volatile Host[] hosts = new Host[4];
    private volatile int size;

    /// Adds a host; gives its number.
    int append(Host host) {
        int number = size;
        if (number == hosts.length) {
            hosts = Arrays.copyOf(hosts, number * 2);
        }
        hosts[number] = host;
        size = number + 1;
        return number;
    }

    /// Forgets all.
    void forget() {
        size = 0;
    }

    @Override
    public Host get(int number) {
        return hosts[number];
    }

    @Override
    public int size() {
        return size;
    }
}
