package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.execscope.event.Identities.Id;
import org.junit.jupiter.api.Test;

final class IdentitiesTest {
    private static final int MANY = 3000;

    private final Identities identities = new Identities();

    private void fill(int base) {
        for (int i = 0; i < MANY; i++) {
            long[] ids = new long[Id.values().length];
            for (int k = 0; k < ids.length; k++) {
                ids[k] = base + 10L * i + k;
            }
            assertThat(identities.add(ids, i, -1 - i % 7)).isEqualTo(i);
        }
    }

    private void check(Identities read, int base) {
        for (int i = 0; i < MANY; i++) {
            for (Id id : Id.values()) {
                assertThat(read.id(i, id)).isEqualTo(base + 10L * i + id.ordinal());
            }
            assertThat(read.tty(i)).isEqualTo(i);
            assertThat(read.subj(i)).isEqualTo(-1 - i % 7);
        }
    }

    @Test
    void moreThanAPoolHoldsAreReadBack() {
        fill(5);
        check(identities, 5);
        identities.clear();
        fill(77);
        check(identities, 77);
        Identities other = new Identities();
        for (int i = 0; i < MANY; i++) {
            other.addFrom(identities, i, identities.tty(i), identities.subj(i));
        }
        check(other, 77);
    }
}
