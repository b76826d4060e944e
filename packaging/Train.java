import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;

/// Makes an AOT cache: runs an export of a log of its own making and lets the JVM keep what it learnt (JEP 514,
/// JEP 515). Without the cache the program does the same, only starts slower: whatever goes wrong here ends in one
/// line and no cache, never in a failed build.
///
///     java packaging/Train.java JAVA CACHE SCRATCH OPTION...
///
/// JAVA is the java that will run the program, `-` for the one that runs this; CACHE is the file to make; SCRATCH is
/// a folder for what is needed meanwhile; OPTION... is what stands before the program's arguments when it is started,
/// apart from `packaging/java.options`. Run in the project's folder.
final class Train {
    private static final Path OPTIONS = Path.of("packaging/java.options");
    private static final Path SAMPLE = Path.of("sample-logs/web01/var/log/audit");
    private static final long LOG_BYTES = 100_000_000;
    private static final long MOST_SECONDS = 300;

    private Train() {}

    static void main(String[] args) throws InterruptedException {
        Path cache = Path.of(args[1]);
        Path scratch = Path.of(args[2]);
        try {
            Files.deleteIfExists(cache);
            Path log = Files.createDirectories(scratch.resolve("log")).resolve("audit.log");
            Path table = scratch.resolve("events.csv");
            write(log);
            String java = args[0].equals("-") ? System.getProperty("java.home") + "/bin/java" : args[0];
            List<String> command = new ArrayList<>(List.of(java, "-XX:AOTCacheOutput=" + cache));
            command.addAll(options());
            command.addAll(List.of(args).subList(3, args.length));
            command.addAll(List.of("export", "--output", table.toString(), log.toString()));
            run(command, cache, scratch.resolve("training.txt"));
            Files.deleteIfExists(log);
            Files.deleteIfExists(table);
            Files.deleteIfExists(scratch.resolve("events.csv.manifest.json"));
        } catch (IOException e) {
            System.out.println("No AOT cache (" + e + "): the program will start slower.");
        }
    }

    /// All but those for a program that has its cache.
    private static List<String> options() throws IOException {
        return Files.readAllLines(OPTIONS).stream()
                .filter(line -> line.startsWith("-") && !line.startsWith("-XX:AOTCache") && !line.startsWith("-Xlog"))
                .toList();
    }

    private static void run(List<String> command, Path cache, Path said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            // The JVM writes the cache in a process of its own.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        if (!ended || process.exitValue() != 0 || !Files.exists(cache)) {
            Files.deleteIfExists(cache);
            System.out.println("No AOT cache (" + said + " says why): the program will start slower.");
        }
    }

    /// The sample's records again and again, each time later and with serials of their own.
    private static void write(Path log) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : List.of("audit.log.1", "audit.log")) {
            lines.addAll(Files.readAllLines(SAMPLE.resolve(file), StandardCharsets.ISO_8859_1));
        }
        LongSummaryStatistics times = new LongSummaryStatistics();
        LongSummaryStatistics serials = new LongSummaryStatistics();
        for (String line : lines) {
            times.accept(Stamp.of(line).seconds);
            serials.accept(Stamp.of(line).serial);
        }
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log), 1 << 16)) {
            for (long round = 0; written < LOG_BYTES; round++) {
                long later = round * (times.getMax() - times.getMin() + 1);
                long behind = round * (serials.getMax() - serials.getMin() + 1);
                for (String line : lines) {
                    String moved = Stamp.of(line).moved(line, later, behind) + "\n";
                    byte[] bytes = moved.getBytes(StandardCharsets.ISO_8859_1);
                    out.write(bytes);
                    written += bytes.length;
                }
            }
        }
    }

    /// `audit(SECONDS.MILLIS:SERIAL)` in a line, and where its parts stand.
    private record Stamp(long seconds, long serial, int secondsAt, int millisAt, int serialAt, int end) {
        static Stamp of(String line) {
            int seconds = line.indexOf("audit(") + "audit(".length();
            int millis = line.indexOf('.', seconds);
            int serial = line.indexOf(':', millis) + 1;
            int end = line.indexOf(')', serial);
            return new Stamp(
                    Long.parseLong(line, seconds, millis, 10),
                    Long.parseLong(line, serial, end, 10),
                    seconds,
                    millis,
                    serial,
                    end);
        }

        String moved(String line, long later, long behind) {
            return line.substring(0, secondsAt)
                    + (seconds + later)
                    + line.substring(millisAt, serialAt)
                    + (serial + behind)
                    + line.substring(end);
        }
    }
}
