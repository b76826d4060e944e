package org.execscope.ui.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.SmallFile;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.model.SavedQuery;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Saved filters in a file, to be given to others: JSON, an object with the list `filters`, each with `name`, `query`,
/// `note` and `starred`. A file may come from anywhere: it is read within limits, what is wrong with it is said, and
/// characters that could deceive the eye are written as escapes.
final class FilterFile {
    private static final int LARGEST = 1 << 20;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 4_000;
    private static final String FORMAT = "execscope-filters";

    private FilterFile() {}

    /// @param format says what the file is
    /// @param filters in their order
    private record Content(String format, List<SavedQuery> filters) {}

    /// What a file holds.
    ///
    /// @param filters that can be used
    /// @param leftOut what can't, each with the reason, safe to show
    record Read(List<SavedQuery> filters, List<String> leftOut) {}

    /// @throws IOException with a message for the user, if the file can't be read or holds no saved filters
    static Read read(Path file) throws IOException {
        String name = Display.value(Bytes.utf8(String.valueOf(file.getFileName())));
        if (!Files.isRegularFile(file)) {
            throw new IOException(name + " is no file.");
        }
        byte[] content;
        try {
            content = SmallFile.read(file, LARGEST);
        } catch (IOException unreadable) {
            throw new IOException(name + " can't be read.", unreadable);
        }
        if (content.length > LARGEST) {
            throw new IOException(name + " has more than 1 MB: that is no file of saved filters.");
        }
        JsonNode root;
        try {
            root = JsonMapper.builder().build().readTree(content);
        } catch (JacksonException wrong) {
            var place = wrong.getLocation();
            String where = place == null
                    ? "."
                    : " from line " + place.getLineNr() + ", column " + place.getColumnNr() + " on.";
            throw new IOException(name + " can't be read as JSON" + where, wrong);
        }
        JsonNode list = root.isArray() ? root : root.path("filters");
        if (!list.isArray()) {
            throw new IOException(name + " holds no saved filters: it has no list \"filters\".");
        }
        List<SavedQuery> filters = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        int number = 0;
        for (JsonNode item : list) {
            number++;
            take(item, number, filters, leftOut);
        }
        return new Read(List.copyOf(filters), List.copyOf(leftOut));
    }

    private static void take(JsonNode item, int number, List<SavedQuery> filters, List<String> leftOut) {
        String name = text(item, "name").strip();
        String query = text(item, "query");
        String called = name.isEmpty()
                ? "number " + number
                : Display.value(Bytes.utf8(name), 60).text();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            leftOut.add(called + ": it has no name of 1 to " + LONGEST_NAME + " characters");
            return;
        }
        try {
            Query parsed = Query.parse(query);
            if (parsed.isEmpty()) {
                leftOut.add(called + ": it has no query");
                return;
            }
            query = isSafe(query) ? query : parsed.normalForm();
        } catch (QueryException wrong) {
            leftOut.add(called + ": " + wrong.errors().getFirst().message());
            return;
        }
        String whole = text(item, "note");
        String note = whole.substring(0, Math.min(LONGEST_NOTE, whole.length()));
        filters.add(new SavedQuery(
                Display.value(Bytes.utf8(name)),
                query,
                note.lines()
                        .map(line -> Display.value(Bytes.utf8(line.strip())))
                        .map(line -> line.equals("''") ? "" : line)
                        .collect(Collectors.joining("\n")),
                item.path("starred").isBoolean() && item.path("starred").booleanValue()));
    }

    private static boolean isSafe(String query) {
        return query.lines()
                .allMatch(line -> Display.value(Bytes.utf8(line.strip())).equals(line.strip()));
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    /// Writes the file whole or not at all.
    ///
    /// @throws IOException if it can't be written
    static void write(Path file, List<SavedQuery> filters) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        String json = JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Content(FORMAT, List.copyOf(filters)));
        Path part = Files.createTempFile(folder, "filters", ".part");
        try {
            Files.writeString(part, json + "\n", StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
