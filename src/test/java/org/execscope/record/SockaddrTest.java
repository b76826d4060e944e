package org.execscope.record;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.ShownText;
import org.execscope.record.Sockaddr.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SockaddrTest {
    private static final long X86_64 = 0xc000003eL;
    private static final long S390X = 0x80000016L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            020001BBCB0071070000000000000000                           | 203.0.113.7:443
            0200000000000000                                           | 0.0.0.0:0
            0A0001BB0000000020010DB800000000000000000000000100000000   | [2001:db8::1]:443
            0A000016000000000000000000000000000000000000000000000000   | [::]:22
            0A00005000000000FE80000000000000000000000000000202000000   | [fe80::2%2]:80
            0A00005000000000000100000002000000000003000400050000000000 | [1:0:2::3:4:5]:80
            01002F72756E2F782E736F636B00AABB                           | unix /run/x.sock
            0100002F746D702F2E5831312D756E69782F5830                   | unix @/tmp/.X11-unix/X0
            0100                                                       | unix, unnamed
            100000000000000000000000                                   | netlink port 0
            100000002A00000001000000                                   | netlink port 42 groups 0x1
            1100080602000000010000060000000000000000                   | packet protocol 0x0806 interface 2
            28000000D2040000020000000000000000                         | vsock 2:1234
            0000                                                       | unspecified: no address
            02001F907F                                                 | inet, too short: 02001f907f
            0A00005000000000                                           | inet6, too short: 0a00005000000000
            1F00AABB                                                   | bluetooth: 1f00aabb
            FF00AA                                                     | family 255: ff00aa
            02                                                         | address of 02
            """)
    void tellsWhatAProgramHandedIn(String hex, String words) {
        assertThat(decode(hex, LITTLE_ENDIAN).words().text()).startsWith(words);
    }

    /// As short as each family allows, and one byte shorter; ports beyond what a signed number holds; zero groups at
    /// the
    /// border of RFC 5952's rule.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0A0001BB0000000020010DB8000000000000000000000001         | [2001:db8::1]:443
            0A0001BB0000000020010DB80000000000000000000000           | inet6, too short: 0a0001bb0000000020010db80000000000000000000000
            0A0000500000000000010000000200030004000500060007         | [1:0:2:3:4:5:6:7]:80
            0A0000500000000000010000000000030000000000060007         | [1::3:0:0:6:7]:80
            0A000050000000000001000000020003000400050000000003000000 | [1:0:2:3:4:5::%3]:80
            0200FFFF01020304                                         | 1.2.3.4:65535
            1100080602000000                                         | packet protocol 0x0806 interface 2
            11000806020000                                           | packet, too short: 11000806020000
            28000000D204000002000000                                 | vsock 2:1234
            28000000D2040000020000                                   | vsock, too short: 28000000d2040000020000
            100000002A000000010000                                   | netlink, too short: 100000002a000000010000
            """)
    void atTheBordersOfItsForm(String hex, String words) {
        assertThat(decode(hex, LITTLE_ENDIAN).words().text()).isEqualTo(words);
    }

    @Test
    void saysHowMuchItDoesNotShow() {
        assertThat(decode("", LITTLE_ENDIAN).words().text()).isEqualTo("address of no bytes");
        assertThat(decode("1F00" + "AB".repeat(126), LITTLE_ENDIAN).words().text())
                .endsWith("ab");
        assertThat(decode("1F00" + "AB".repeat(127), LITTLE_ENDIAN).words().text())
                .hasSize("bluetooth: ".length() + 256 + 1)
                .endsWith("ab…");
    }

    /// Where an escape stands in the words, what comes before the name counts.
    @Test
    void placesEscapesInItsWords() {
        ShownText words = decode("01002F610A62", LITTLE_ENDIAN).words();
        assertThat(words.escapes())
                .singleElement()
                .satisfies(escape -> assertThat(words.text().substring(escape.start(), escape.end()))
                        .isEqualTo("\\n"));
    }

    @Test
    void keepsTheNulsOfAnAbstractName() {
        Sockaddr name = decode("010000610062", LITTLE_ENDIAN);

        assertThat(name.form()).isEqualTo(Form.UNIX_ABSTRACT);
        assertThat(name.address()).isEqualTo(Bytes.of(new byte[] {'a', 0, 'b'}));
        assertThat(name.words().escapes()).isNotEmpty();
    }

    @Test
    void noPathDrawsOnTheScreen() {
        Sockaddr path = decode("01002F746D702F1B5B326A0AE280AE78", LITTLE_ENDIAN);

        assertThat(path.words().text()).doesNotContain("\u001b", "\n", "\u202e");
    }

    @Test
    void readsTheFamilyInTheOrderOfTheMachine() {
        Bytes raw = bytes("0002005001020304");

        assertThat(Sockaddr.order(S390X, raw)).isEqualTo(BIG_ENDIAN);
        assertThat(Sockaddr.order(X86_64, raw)).isEqualTo(LITTLE_ENDIAN);
        assertThat(Sockaddr.order(-1, raw)).isEqualTo(BIG_ENDIAN);
        assertThat(Sockaddr.decode(raw, BIG_ENDIAN).words().text()).isEqualTo("1.2.3.4:80");
    }

    @Test
    void anyBytesGiveALineOfBoundedLength() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] raw = new byte[random.nextInt(200)];
            random.nextBytes(raw);
            if (raw.length > 1 && random.nextBoolean()) {
                raw[0] = (byte) random.nextInt(45);
                raw[1] = 0;
            }
            check(raw);
        }
    }

    static void check(byte[] raw) {
        for (ByteOrder order : new ByteOrder[] {LITTLE_ENDIAN, BIG_ENDIAN}) {
            Sockaddr decoded = Sockaddr.decode(Bytes.of(raw), order);
            String words = decoded.words().text();
            assertThat(words).isNotEmpty().hasSizeLessThan(1_200);
            assertThat(words.chars().noneMatch(c -> c < ' ' || c == 0x7f)).isTrue();
            assertThat(decoded.address().length()).isLessThanOrEqualTo(raw.length);
        }
    }

    private static Sockaddr decode(String hex, ByteOrder order) {
        return Sockaddr.decode(bytes(hex), order);
    }

    private static Bytes bytes(String hex) {
        return Bytes.of(HexFormat.of().parseHex(hex));
    }
}
