package org.execscope.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.CancelToken;
import org.junit.jupiter.api.Test;

final class RawFieldsTest {
    private static final List<Bytes> LINES = List.of(
            Bytes.utf8("node=web01 type=SYSCALL msg=audit(1700000000.123:77): arch=c000003e pid=11 uid=33 comm=\"x\""
                    + " exe=\"/bin/a b\" key=\"k\"\u001dARCH=x86_64 UID=\"www-data\""),
            Bytes.utf8("node=web01 type=EXECVE msg=audit(1700000000.123:77): argc=2 a0=\"id\" a1=6120622020"),
            Bytes.utf8("node=web01 type=PATH msg=audit(1700000000.123:77): item=0 name=\"/bin/id\" inode=1"),
            Bytes.utf8("node=web01 type=PATH msg=audit(1700000000.123:77): item=1 name=\"/lib/ld\" inode=2"),
            Bytes.utf8("node=web01 type=USER_CMD msg=audit(1700000000.123:77): pid=99 cmd=6C73"));

    private final RawFields fields = RawFields.of(LINES, new CancelToken());

    @Test
    void namesTheRecords() {
        assertThat(fields.summary()).isEqualTo("SYSCALL EXECVE PATH×2 USER_CMD");
    }

    @Test
    void linesOfAnotherFormHaveNoPlaces() {
        RawFields json = RawFields.of(List.of(Bytes.utf8("{\"MESSAGE\":\"audit\"}"), Bytes.EMPTY), new CancelToken());
        assertThat(json.places()).isEmpty();
        assertThat(json.summary()).isEqualTo("?×2");
    }

    /// A record that isn't of a program start is told field by field.
    @Test
    void otherRecordsAreShownAsTheyStand() {
        List<Fact.Group> groups = EventFacts.ofOtherRecords(fields);
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().title()).isEqualTo("USER_CMD record, as it stands");
        assertThat(groups.getFirst().facts()).extracting(Fact::name).containsExactly("msg", "pid", "cmd");
        assertThat(groups.getFirst().facts().getLast().value().text()).isEqualTo("6C73");
    }
}
