package org.execscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.export.EventExport.Facts;
import org.execscope.export.EventExport.Format;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Events of every kind, exported: what they were stands behind the columns that program starts have, and none
/// of it can run or draw.
final class KindExportTest {
    private static final String IDS =
            " auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=7"
                    + " comm=\"x\" exe=\"/usr/bin/x\" key=\"k\"\n";

    @TempDir
    private Path folder;

    private final StringBuilder log = new StringBuilder();
    private int serial = 10;
    private EventExport.Written result;

    private String stamp() {
        return "msg=audit(1772000000.000:" + serial + "): ";
    }

    private void exec(String exe) {
        log.append("type=SYSCALL ")
                .append(stamp())
                .append("arch=c000003e syscall=59 success=yes exit=0 items=1 ppid=1 pid=20")
                .append(IDS)
                .append("type=EXECVE ")
                .append(stamp())
                .append("argc=1 a0=\"")
                .append(exe)
                .append("\"\n");
        serial++;
    }

    private void connect(String saddr) {
        log.append("type=SYSCALL ")
                .append(stamp())
                .append("arch=c000003e syscall=42 success=no exit=-111 a0=3 a1=7f a2=10 a3=0 items=0 ppid=1 pid=20")
                .append(IDS)
                .append("type=SOCKADDR ")
                .append(stamp())
                .append("saddr=")
                .append(saddr)
                .append('\n');
        serial++;
    }

    private void message(String type, String claims) {
        log.append("type=")
                .append(type)
                .append(' ')
                .append(stamp())
                .append("pid=90 uid=0 auid=1000 ses=7 msg='")
                .append(claims)
                .append("'\n");
        serial++;
    }

    private void opened() {
        log.append("type=SYSCALL ")
                .append(stamp())
                .append("arch=c000003e syscall=257 success=yes exit=3 a0=0 a1=0 a2=0 a3=0 items=1 ppid=1 pid=20")
                .append(IDS)
                .append("type=CWD ")
                .append(stamp())
                .append("cwd=\"/root\"\ntype=PATH ")
                .append(stamp())
                .append("item=0 name=\"/etc/shadow\" inode=1 dev=08:01 mode=0100640 ouid=0 ogid=0 nametype=NORMAL\n");
        serial++;
    }

    private AuditTrail load() throws Exception {
        Path file = Files.writeString(folder.resolve("audit.log"), log);
        return TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());
    }

    private String export(AuditTrail trail, Format format, Facts facts) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        result = EventExport.write(
                trail,
                facts == Facts.ALL_KINDS ? trail.order() : trail.execves(),
                format,
                facts,
                out,
                Progress.NONE,
                new CancelToken());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<NamedCsvRecord> rows(String csv) throws Exception {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }

    @Test
    void eachKindFillsTheColumnsItHas() throws Exception {
        exec("/usr/bin/x");
        connect("0200115CCB0071070000000000000000");
        message("USER_LOGIN", "op=login acct=\"root\" exe=\"/usr/sbin/sshd\" addr=203.0.113.9 terminal=ssh res=failed");
        opened();
        List<NamedCsvRecord> rows = rows(export(load(), Format.CSV, Facts.ALL_KINDS));

        NamedCsvRecord start = rows.get(0);
        assertThat(start.getField("type")).isEqualTo("SYSCALL");
        assertThat(start.getField("argv")).isEqualTo("/usr/bin/x");
        assertThat(start.getField("argv_complete")).isEqualTo("yes");
        assertThat(List.of(start.getField("about"), start.getField("address"), start.getField("port")))
                .containsOnly("");
        assertThat(start.getField("result")).isEqualTo("0");

        NamedCsvRecord connect = rows.get(1);
        assertThat(connect.getField("syscall")).isEqualTo("connect");
        assertThat(connect.getField("address")).isEqualTo("203.0.113.7");
        assertThat(connect.getField("port")).isEqualTo("4444");
        assertThat(connect.getField("about")).contains("203.0.113.7:4444");
        assertThat(connect.getField("result")).isEqualTo("ECONNREFUSED");
        assertThat(connect.getField("argv_complete")).isEmpty();
        assertThat(connect.getField("argv")).isEmpty();

        NamedCsvRecord login = rows.get(2);
        assertThat(login.getField("type")).isEqualTo("USER_LOGIN");
        assertThat(login.getField("op")).isEqualTo("login");
        assertThat(login.getField("acct")).isEqualTo("root");
        assertThat(login.getField("address")).isEqualTo("203.0.113.9");
        assertThat(login.getField("port")).isEmpty();
        assertThat(login.getField("result")).isEqualTo("failed");
        assertThat(login.getField("syscall")).isEmpty();

        NamedCsvRecord opened = rows.get(3);
        assertThat(opened.getField("path")).isEqualTo("/etc/shadow");
        assertThat(opened.getField("result")).isEqualTo("3");
        assertThat(opened.getField("address")).isEmpty();
        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.neutralised()).isZero();
    }

    @Test
    void jsonLinesHaveTheSameFacts() throws Exception {
        exec("/usr/bin/x");
        connect("0A0001BB0000000020010DB800000000000000000000000100000000");
        message(
                "USER_AUTH",
                "op=PAM:authentication acct=\"r\" exe=\"/bin/su\" hostname=? addr=? terminal=? res=success");
        String[] lines = export(load(), Format.JSONL, Facts.ALL_KINDS).split("\n", -1);
        JsonNode connect = new ObjectMapper().readTree(lines[1]);
        assertThat(connect.get("address").asString()).isEqualTo("2001:db8::1");
        assertThat(connect.get("port").asInt()).isEqualTo(443);
        assertThat(connect.get("argv_complete").isNull()).isTrue();
        assertThat(connect.get("op").isNull()).isTrue();
        assertThat(connect.get("source").get("file").asString()).endsWith("audit.log");
        JsonNode auth = new ObjectMapper().readTree(lines[2]);
        assertThat(auth.get("type").asString()).isEqualTo("USER_AUTH");
        assertThat(auth.get("address").isNull()).isTrue();
        assertThat(auth.get("acct").asString()).isEqualTo("r");
        assertThat(auth.get("result").asString()).isEqualTo("success");
        assertThat(new ObjectMapper().readTree(lines[0]).get("argv_complete").asBoolean())
                .isTrue();
    }

    /// The columns of program starts come first and say the same, so that a script that reads them goes on working.
    @Test
    void theColumnsOfProgramStartsStayAsTheyAre() throws Exception {
        exec("/usr/bin/x");
        exec("/usr/bin/y");
        AuditTrail trail = load();
        for (Format format : Format.values()) {
            String[] starts = export(trail, format, Facts.PROGRAM_STARTS).split("\r?\n", -1);
            String[] all = export(trail, format, Facts.ALL_KINDS).split("\r?\n", -1);
            assertThat(all).hasSameSizeAs(starts);
            for (int i = 0; i < all.length - 1; i++) {
                String begin = format == Format.CSV ? starts[i] + "," : starts[i].substring(0, starts[i].length() - 1);
                assertThat(all[i]).startsWith(begin).isNotEqualTo(starts[i]);
            }
        }
    }

    /// Whatever bytes a program puts into an address, an account or its message.
    @Test
    void nothingThatAProgramClaimsCanRunOrDraw() throws Exception {
        Random random = new Random(31);
        String[] starts = {
            "=1+1", "@x", "-2+3", "+x", "\t=x", "\u202e", "\u001b[2J", "\uff1dx", "\r\n=x", "#", "\"", ","
        };
        for (int i = 0; i < 400; i++) {
            StringBuilder hostile = new StringBuilder(starts[random.nextInt(starts.length)]);
            for (int j = random.nextInt(12); j > 0; j--) {
                hostile.append((char) random.nextInt(j % 2 == 0 ? 0x80 : 0x2100));
            }
            String text = hostile.toString().replace('\0', 'x');
            String hex = HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
            String claim = text.replaceAll("[ '\n\r]", "_");
            switch (i % 3) {
                case 0 -> connect("0100" + hex + "00");
                case 1 -> message("USER_AUTH", "op=" + claim + " acct=" + hex + " addr=" + claim + " res=" + claim);
                default -> message("USER_CMD", "cwd=" + hex + " cmd=" + hex + " terminal=" + claim + " res=success");
            }
        }
        AuditTrail trail = load();
        String csv = export(trail, Format.CSV, Facts.ALL_KINDS);
        assertThat(csv.replace("\r\n", "")).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}].*");
        List<NamedCsvRecord> rows = rows(csv);
        assertThat(rows).hasSize(trail.order().size());
        int guarded = 0;
        for (NamedCsvRecord row : rows) {
            for (String column : KindFacts.COLUMNS) {
                String cell = row.getField(column);
                guarded += cell.startsWith("'") ? 1 : 0;
                assertThat(cell).as(column).doesNotMatch("(?s)^[\\s\u00a0\u3000]*[=+@\uff1d\uff0b\uff20].*");
                assertThat(cell).as(column).doesNotMatch("(?s)^[\\s\u00a0\u3000]*[-\uff0d].*");
            }
        }
        assertThat(guarded).isGreaterThan(50);
        assertThat(result.neutralised()).isPositive();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : export(trail, Format.JSONL, Facts.ALL_KINDS).split("\n", -1)) {
            if (!line.isEmpty()) {
                assertThat(mapper.readTree(line).propertyNames()).containsAll(KindFacts.COLUMNS);
                assertThat(line).doesNotMatch(".*\\p{Cc}.*");
            }
        }
    }
}
