package org.execscope.evidence;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A collected `/etc/localtime` that is a file, not a link (RFC 8536, TZif). It holds a zone's times and
/// not its name: found is a zone that keeps the same time since 1970.
final class ZoneFile {
    private static final int MAGIC = 0x545a_6966;
    private static final int HEAD = 44;
    /// Real files have a few hundred.
    private static final int MOST = 10_000;

    private static final long LAST_YEAR = Instant.parse("2037-12-31T00:00:00Z").getEpochSecond();
    private static final long MONTH = 2_629_746;
    /// Of several cities that keep one time, the better known come first.
    private static final List<String> REGIONS =
            List.of("Europe/", "America/", "Asia/", "Australia/", "Pacific/", "Africa/", "Indian/", "Atlantic/");

    private final List<Long> times = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private @Nullable ZoneFooter footer;

    private ZoneFile() {}

    /// Null if it is no such file, is damaged, or keeps a time that no known zone keeps.
    static @Nullable ZoneId read(byte[] content) {
        ZoneFile file = new ZoneFile();
        try {
            file.parse(ByteBuffer.wrap(content));
            return file.match();
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException _) {
            return null;
        }
    }

    private void parse(ByteBuffer in) {
        int version = head(in);
        if (version < '2') {
            body(in, Integer.BYTES);
            return;
        }
        // The first body is for readers of 1990: the second says the same and more.
        skipBody(in);
        head(in);
        body(in, Long.BYTES);
        byte[] rest = new byte[in.remaining()];
        in.get(rest);
        footer = ZoneFooter.read(new String(rest, StandardCharsets.ISO_8859_1).strip());
    }

    private int timeCount;
    private int typeCount;
    private int charCount;
    private int leapCount;
    private int standardCount;
    private int utCount;

    private int head(ByteBuffer in) {
        if (in.getInt() != MAGIC) {
            throw new IllegalArgumentException("not TZif");
        }
        int version = in.get();
        in.position(in.position() + HEAD - Integer.BYTES - 1 - 6 * Integer.BYTES);
        utCount = count(in);
        standardCount = count(in);
        leapCount = count(in);
        timeCount = count(in);
        typeCount = count(in);
        charCount = count(in);
        return version;
    }

    private static int count(ByteBuffer in) {
        int count = in.getInt();
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("a count beyond reason");
        }
        return count;
    }

    private void skipBody(ByteBuffer in) {
        int length =
                timeCount * (Integer.BYTES + 1) + typeCount * 6 + charCount + leapCount * 8 + standardCount + utCount;
        in.position(in.position() + length);
    }

    private void body(ByteBuffer in, int width) {
        long[] at = new long[timeCount];
        for (int i = 0; i < timeCount; i++) {
            at[i] = width == Long.BYTES ? in.getLong() : in.getInt();
        }
        int[] type = new int[timeCount];
        for (int i = 0; i < timeCount; i++) {
            type[i] = in.get() & 0xff;
        }
        int[] offset = new int[typeCount];
        for (int i = 0; i < typeCount; i++) {
            offset[i] = in.getInt();
            in.getShort();
        }
        in.position(in.position() + charCount + leapCount * (width + 4) + standardCount + utCount);
        times.add(Long.MIN_VALUE);
        offsets.add(offset[0]);
        for (int i = 0; i < timeCount; i++) {
            times.add(at[i]);
            offsets.add(offset[type[i]]);
        }
    }

    private @Nullable ZoneId match() {
        long[] samples = samples();
        int[] expected = new int[samples.length];
        boolean fixed = true;
        for (int i = 0; i < samples.length; i++) {
            expected[i] = offsetAt(samples[i]);
            fixed &= expected[i] == expected[0];
        }
        if (fixed && Math.abs(expected[0]) <= ZoneOffset.MAX.getTotalSeconds()) {
            return ZoneOffset.ofTotalSeconds(expected[0]);
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> rank(id) < REGIONS.size())
                .sorted(Comparator.comparingInt(ZoneFile::rank).thenComparing(Comparator.naturalOrder()))
                .map(ZoneId::of)
                .filter(zone -> keeps(zone.getRules(), samples, expected))
                .findFirst()
                .orElse(null);
    }

    private static int rank(String id) {
        for (int i = 0; i < REGIONS.size(); i++) {
            if (id.startsWith(REGIONS.get(i))) {
                return i;
            }
        }
        return REGIONS.size();
    }

    private static boolean keeps(ZoneRules rules, long[] samples, int[] expected) {
        for (int i = 0; i < samples.length; i++) {
            if (rules.getOffset(Instant.ofEpochSecond(samples[i])).getTotalSeconds() != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /// Both sides of each change since 1970, and a day in each month from there on.
    private long[] samples() {
        List<Long> samples = new ArrayList<>();
        for (long time : times) {
            if (time > 0 && time < LAST_YEAR) {
                samples.add(time - 1);
                samples.add(time);
            }
        }
        for (long time = 0; time < LAST_YEAR; time += MONTH) {
            samples.add(time);
        }
        return samples.stream().mapToLong(Long::longValue).toArray();
    }

    private int offsetAt(long second) {
        int last = times.size() - 1;
        if (footer != null && second >= times.get(last)) {
            return footer.offsetAt(second);
        }
        while (last > 0 && times.get(last) > second) {
            last--;
        }
        return offsets.get(last);
    }
}
