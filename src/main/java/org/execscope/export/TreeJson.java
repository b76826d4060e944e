package org.execscope.export;

import java.io.IOException;
import java.io.StringWriter;
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
import tools.jackson.core.json.JsonFactory;

/// An array of processes, each after its parent, one a line: `process` and `parent` are the ids that exports
/// of events have. What the log doesn't have is null.
final class TreeJson implements TreeWriter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final EventTable events;
    private final ProcessForest forest;
    private final ProcessFacts facts;
    private final Appendable out;
    private final JsonFactory factory = new JsonFactory();
    private boolean any;

    TreeJson(AuditTrail trail, ProcessForest forest, Appendable out) {
        this.events = trail.events();
        this.forest = forest;
        this.facts = new ProcessFacts(trail, forest);
        this.out = out;
    }

    @Override
    public void process(int process, int depth, int parent, boolean matches) throws IOException {
        out.append(any ? ",\n " : "[");
        any = true;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            int above = forest.parent(process);
            json.writeStringProperty("process", forest.id(process));
            word(json, "parent", above == ProcessForest.NONE ? null : forest.id(above));
            json.writeNumberProperty("depth", depth);
            json.writeBooleanProperty("matches", matches);
            json.writeStringProperty(
                    "host", events.hosts().get(forest.host(process)).label());
            json.writeNumberProperty("boot", forest.boot(process));
            json.writeNumberProperty("pid", forest.pid(process));
            times(json, process);
            who(json, facts.event(process));
            json.writeNumberProperty("images", forest.imageCount(process));
            json.writeNumberProperty("events", forest.eventCount(process));
            json.writeNumberProperty("descendants", forest.descendantCount(process));
            certainties(json, process);
            json.writeEndObject();
        }
        out.append(text.toString());
    }

    private void times(JsonGenerator json, int process) {
        json.writeBooleanProperty("in_log", !forest.isPlaceholder(process));
        word(json, "start", time(forest.startMillis(process)));
        json.writeBooleanProperty("start_exact", forest.startIsExact(process));
        word(json, "end", time(forest.endMillis(process)));
        json.writeBooleanProperty("end_exact", forest.endIsExact(process));
        word(json, "last_seen", time(forest.lastSeenMillis(process)));
    }

    private void who(JsonGenerator json, int event) {
        number(json, "auid", event, Id.AUID);
        number(json, "uid", event, Id.UID);
        number(json, "euid", event, Id.EUID);
        number(json, "ses", event, Id.SES);
        Bytes exe = event < 0 ? null : facts.exe(event);
        word(json, "exe", exe == null ? null : Display.plain(exe));
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

    private void certainties(JsonGenerator json, int process) {
        boolean linked = forest.parent(process) != ProcessForest.NONE;
        word(json, "parent_certainty", linked ? ProcessFacts.word(forest.parentCertainty(process)) : null);
        word(json, "parent_reason", forest.parentReason(process));
        boolean again = forest.generation(process) > 0;
        word(json, "new_certainty", again ? ProcessFacts.word(forest.newCertainty(process)) : null);
        word(json, "new_reason", again ? forest.newReason(process) : null);
        word(json, "same_certainty", ProcessFacts.word(forest.sameCertainty(process)));
        word(json, "same_reason", forest.sameReason(process));
    }

    private void number(JsonGenerator json, String name, int event, Id which) {
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

    private static void word(JsonGenerator json, String name, @Nullable String word) {
        if (word == null || word.isEmpty()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, word);
        }
    }

    @Override
    public void end() throws IOException {
        out.append(any ? "]\n" : "[]\n");
    }
}
