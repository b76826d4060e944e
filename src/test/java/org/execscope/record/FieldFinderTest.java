package org.execscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.execscope.bytes.Bytes;
import org.execscope.record.FieldFinder.Place;
import org.execscope.record.FieldFinder.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where values stand in lines, by the bytes found there.
final class FieldFinderTest {
    private static final String SYSCALL =
            "node=web01 type=SYSCALL msg=audit(1773495784.737:114): arch=c000003e syscall=59"
                    + " success=yes exit=0 a0=1 ppid=439 pid=494 auid=1000 uid=0 tty=(none) ses=1 comm=\"a pid=7\""
                    + " exe=\"/usr/bin/x\" key=(null)\u001dARCH=x86_64 UID=\"root\"";

    private static String at(String line, Place place) {
        return place == null ? "nowhere" : line.substring(place.from(), place.to());
    }

    private static Bytes bytes(String line) {
        return Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"pid,494", "ppid,439", "comm,a pid=7", "exe,/usr/bin/x", "key,(null)", "uid,0", "cwd,nowhere"})
    void findsAField(String name, String value) {
        assertThat(at(SYSCALL, FieldFinder.field(bytes(SYSCALL), RecordType.SYSCALL, -1, name::equals)))
                .isEqualTo(value);
        assertThat(FieldFinder.field(bytes(SYSCALL), RecordType.CWD, -1, name::equals))
                .isNull();
        String prefixed = "Mar 14 13:43:04 web01 audisp: " + SYSCALL;
        assertThat(at(prefixed, FieldFinder.field(bytes(prefixed), -1, -1, name::equals)))
                .isEqualTo(value);
    }

    @Test
    void findsTheStampAndTheHost() {
        assertThat(at(SYSCALL, FieldFinder.stamp(bytes(SYSCALL), Stamp.TIME))).isEqualTo("1773495784.737");
        assertThat(at(SYSCALL, FieldFinder.stamp(bytes(SYSCALL), Stamp.SERIAL))).isEqualTo("114");
        assertThat(at(SYSCALL, FieldFinder.stamp(bytes(SYSCALL), Stamp.BOTH))).isEqualTo("1773495784.737:114");
        assertThat(at(SYSCALL, FieldFinder.node(bytes(SYSCALL)))).isEqualTo("web01");
        assertThat(FieldFinder.node(bytes(SYSCALL.substring(11)))).isNull();
    }

    @Test
    void tellsItemsApartAndTakesAllParts() {
        String path = "type=PATH msg=audit(1.000:2): item=1 name=\"/lib/ld.so\" inode=4";
        assertThat(at(path, FieldFinder.field(bytes(path), RecordType.PATH, 1, "name"::equals)))
                .isEqualTo("/lib/ld.so");
        assertThat(FieldFinder.field(bytes(path), RecordType.PATH, 0, "name"::equals))
                .isNull();
        String execve = "type=EXECVE msg=audit(1.000:2): argc=3 a0=\"x\" a1[0]=41 a1[1]=42 a2=\"z\"";
        assertThat(at(execve, FieldFinder.field(bytes(execve), RecordType.EXECVE, -1, name -> name.startsWith("a1"))))
                .isEqualTo("41 a1[1]=42");
        assertThat(at(execve, FieldFinder.field(bytes(execve), RecordType.EXECVE, -1, name -> name.matches("a\\d.*"))))
                .isEqualTo("x\" a1[0]=41 a1[1]=42 a2=\"z");
    }

    /// A record that stands in another form in its line has no place there that its bytes could be shown at.
    @Test
    void knowsNoPlaceInAnEntryOfTheJournal() {
        String entry = "{\"_TRANSPORT\":\"audit\",\"_HOSTNAME\":\"h\",\"__REALTIME_TIMESTAMP\":\"1773495784737000\","
                + "\"_AUDIT_TYPE\":\"1307\",\"_AUDIT_TYPE_NAME\":\"CWD\",\"_AUDIT_ID\":\"114\","
                + "\"MESSAGE\":\"CWD cwd=\\\"/\\\"\"}";
        assertThat(FieldFinder.field(bytes(entry), -1, -1, "cwd"::equals)).isNull();
        for (String none : new String[] {"", "type=", "nonsense", "type=SYSCALL msg=audit(1.000:1): pid"}) {
            assertThat(FieldFinder.field(bytes(none), -1, -1, "pid"::equals)).isNull();
        }
    }
}
