package org.execscope.export;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities.Id;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// An array of processes, each after its parent, one a line: `process` and `parent` are the ids that exports
/// of events have. What the log doesn't have is null.
final class TreeJson implements TreeWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Each process is a value of its own to the writer, so that one after the other can be given out.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator(",\n ")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final EventTable events;
    private final ProcessForest forest;
    private final ProcessFacts facts;
    private final Writer out;
    private final JsonGenerator json;
    private boolean any;

    TreeJson(AuditTrail trail, ProcessForest forest, Writer out) {
        this.events = trail.events();
        this.forest = forest;
        this.facts = new ProcessFacts(trail, forest);
        this.out = out;
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    @Override
    public void process(int process, int depth, int parent, boolean matches) throws IOException {
        if (!any) {
            out.append('[');
        }
        any = true;
        try {
            write(process, depth, matches);
        } catch (JacksonIOException problem) {
            throw problem.getCause();
        }
    }

    private void write(int process, int depth, boolean matches) {
        json.writeStartObject();
        int above = forest.parent(process);
        json.writeStringProperty("process", forest.id(process));
        word("parent", above == ProcessForest.NONE ? null : forest.id(above));
        json.writeNumberProperty("depth", depth);
        json.writeBooleanProperty("matches", matches);
        json.writeStringProperty(
                "host", events.hosts().get(forest.host(process)).label());
        json.writeNumberProperty("boot", forest.boot(process));
        json.writeNumberProperty("pid", forest.pid(process));
        times(process);
        who(facts.event(process));
        json.writeNumberProperty("images", forest.imageCount(process));
        json.writeNumberProperty("events", forest.eventCount(process));
        json.writeNumberProperty("descendants", forest.descendantCount(process));
        certainties(process);
        json.writeEndObject();
    }

    private void times(int process) {
        json.writeBooleanProperty("in_log", !forest.isPlaceholder(process));
        word("start", time(forest.startMillis(process)));
        json.writeBooleanProperty("start_exact", forest.startIsExact(process));
        word("end", time(forest.endMillis(process)));
        json.writeBooleanProperty("end_exact", forest.endIsExact(process));
        word("last_seen", time(forest.lastSeenMillis(process)));
    }

    private void who(int event) {
        number("auid", event, Id.AUID);
        number("uid", event, Id.UID);
        number("euid", event, Id.EUID);
        number("ses", event, Id.SES);
        Bytes exe = event < 0 ? null : facts.exe(event);
        word("exe", exe == null ? null : Display.plain(exe));
        List<@Nullable Bytes> argv = event < 0 ? null : events.arguments(event);
        if (argv == null) {
            json.writeNullProperty("argv");
            return;
        }
        json.writeArrayPropertyStart("argv");
        for (Bytes argument : argv) {
            if (argument == null) {
                json.writeNull();
            } else {
                json.writeString(Display.plain(argument));
            }
        }
        json.writeEndArray();
    }

    private void certainties(int process) {
        boolean linked = forest.parent(process) != ProcessForest.NONE;
        word("parent_certainty", linked ? ProcessFacts.word(forest.parentCertainty(process)) : null);
        word("parent_reason", forest.parentReason(process));
        boolean again = forest.generation(process) > 0;
        word("new_certainty", again ? ProcessFacts.word(forest.newCertainty(process)) : null);
        word("new_reason", again ? forest.newReason(process) : null);
        word("same_certainty", ProcessFacts.word(forest.sameCertainty(process)));
        word("same_reason", forest.sameReason(process));
    }

    private void number(String name, int event, Id which) {
        Long id = event < 0 ? null : number(events.id(event, which), which);
        if (id == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, id);
        }
    }

    private static @Nullable Long number(long id, Id which) {
        boolean unset = id == org.execscope.event.Identities.UNSET && (which == Id.AUID || which == Id.SES);
        return id < 0 || unset ? null : id;
    }

    private static @Nullable String time(long millis) {
        return millis == ProcessForest.UNKNOWN_TIME ? null : TIME.format(Instant.ofEpochMilli(millis));
    }

    private void word(String name, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, word);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            json.flush();
        } catch (JacksonIOException problem) {
            throw problem.getCause();
        }
        out.append(any ? "]\n" : "[]\n");
    }
}
