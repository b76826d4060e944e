package org.execscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a spreadsheet opens must not run, draw over its neighbours, or differ from the log.
final class CsvExportTest {
    @TempDir
    private Path folder;

    private EventExport.Written result;

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)).toUpperCase(Locale.ROOT);
    }

    private NamedCsvRecord exported(String exe, String cwd, String key, String argv0, String argv1) throws IOException {
        return exported("", exe, cwd, key, argv0, argv1);
    }

    /// @param before what begins each line
    private NamedCsvRecord exported(String before, String exe, String cwd, String key, String argv0, String argv1)
            throws IOException {
        String stamp = "msg=audit(1700000000.500:7): ";
        String log =
                before + "type=SYSCALL " + stamp + "arch=c000003e syscall=59 success=no exit=-13 items=1 ppid=1 pid=2"
                        + " auid=1 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"x\" exe="
                        + hex(exe) + " key=" + hex(key) + "\n" + before + "type=EXECVE " + stamp + "argc=2 a0="
                        + hex(argv0) + " a1="
                        + hex(argv1) + "\n" + before + "type=CWD " + stamp + "cwd=" + hex(cwd) + "\n";
        Path file = Files.writeString(folder.resolve("audit.log"), log);
        AuditTrail trail =
                TrailLoader.load(EvidenceFinder.find(List.of(file)), Progress.NONE, _ -> {}, new CancelToken());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        result = EventExport.write(
                trail, trail.execves(), EventExport.Format.CSV, out, Progress.NONE, new CancelToken());
        assertThat(result.bytes()).isEqualTo(out.size());
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\u202e", "\u0007", "\u001b");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            return csv.stream().toList().getFirst();
        }
    }

    @Test
    void cellsThatWouldRunBeginWithAnApostrophe() throws IOException {
        NamedCsvRecord row = exported("=cmd|'/C calc'!A0", "+1", "@sum", "-bash", "\uff1dfull");
        assertThat(row.getField("exe")).isEqualTo("'=cmd|'/C calc'!A0");
        assertThat(row.getField("cwd")).isEqualTo("'+1");
        assertThat(row.getField("keys")).isEqualTo("'@sum");
        assertThat(row.getField("argv")).isEqualTo("'-bash \uff1dfull");
        assertThat(result.neutralised()).isEqualTo(4);
    }

    @Test
    void numbersAndHarmlessTextStayAsTheyAre() throws IOException {
        NamedCsvRecord row = exported("/bin/sh", "/tmp", "procmon", "sh", "a=b;%s|x");
        assertThat(row.getField("exit")).isEqualTo("-13");
        assertThat(row.getField("exe")).isEqualTo("/bin/sh");
        assertThat(row.getField("argv")).isEqualTo("sh 'a=b;%s|x'");
        assertThat(row.getField("argv_json")).isEqualTo("[\"sh\",\"a=b;%s|x\"]");
        assertThat(result.neutralised()).isZero();
    }

    @Test
    void whatDoesNotDrawIsEscaped() throws IOException {
        NamedCsvRecord row = exported("/tmp/a\u202eb", "/a\nb", "\u0007", "\u001b[2J", "x\"y,z");
        assertThat(row.getField("exe")).isEqualTo("$'/tmp/a\\u202eb'");
        assertThat(row.getField("cwd")).isEqualTo("$'/a\\nb'");
        assertThat(row.getField("argv")).startsWith("$'\\x1b[2J'").endsWith(" 'x\"y,z'");
        assertThat(row.getField("argv_json")).isEqualTo("[\"\\u001B[2J\",\"x\\\"y,z\"]");
    }

    @Test
    void idsAreWhatTheForestCallsThem() throws IOException {
        for (String host : List.of("web01", "a,b", "=x", "=x,y", "#h")) {
            NamedCsvRecord row = exported("node=" + host + " ", "/bin/sh", "/", "k", "sh", "x");
            boolean formula = host.startsWith("=");
            assertThat(row.getField("process")).isEqualTo((formula ? "'" : "") + host + "/1/2.0");
            assertThat(row.getField("parent")).isEqualTo((formula ? "'" : "") + host + "/1/1.0");
            assertThat(result.neutralised()).isEqualTo(formula ? 3 : 0);
        }
    }
}
