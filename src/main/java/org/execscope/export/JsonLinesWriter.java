package org.execscope.export;

import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities.Id;
import org.execscope.event.PathItem;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events as JSON Lines: one object a line, a fact that the log doesn't have is null. Texts are UTF-8, each byte
/// that isn't part of it as `\xNN`.
final class JsonLinesWriter implements EventWriter {
    private final EventTable events;
    private final EventFacts facts;
    private final JsonGenerator json;

    JsonLinesWriter(AuditTrail trail, OutputStream out) {
        this.events = trail.events();
        this.facts = new EventFacts(trail);
        this.json = new JsonFactory()
                .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)
                .configure(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false);
    }

    @Override
    public void write(int event) {
        json.writeStartObject();
        text("host", facts.host(event));
        json.writeStringProperty("time", facts.time(event));
        json.writeNumberProperty("serial", events.serial(event));
        word("arch", facts.arch(event));
        word("syscall", facts.syscall(event));
        Boolean success = events.success(event);
        if (success == null) {
            json.writeNullProperty("success");
        } else {
            json.writeBooleanProperty("success", success);
        }
        number("exit", EventFacts.number(events.exit(event)));
        number("pid", EventFacts.number(events.pid(event)));
        number("ppid", EventFacts.number(events.ppid(event)));
        for (Id id : Id.values()) {
            number(id.name().toLowerCase(java.util.Locale.ROOT), facts.id(event, id));
        }
        text("tty", EventFacts.text(events.ttys(), events.tty(event)));
        text("comm", EventFacts.text(events.comms(), events.comm(event)));
        text("exe", EventFacts.text(events.exes(), events.exe(event)));
        text("cwd", EventFacts.text(events.cwds(), events.cwd(event)));
        text("subj", EventFacts.text(events.subjects(), events.subj(event)));
        json.writeArrayPropertyStart("keys");
        for (Bytes key : facts.keys(event)) {
            json.writeString(Display.plain(key));
        }
        json.writeEndArray();
        number("argc", EventFacts.number(events.argc(event)));
        argv(events.arguments(event));
        json.writeBooleanProperty("argv_complete", events.argvComplete(event));
        word("argv_source", facts.argvSource(event));
        word("process", facts.process(event));
        word("parent", facts.parent(event));
        paths(events.paths(event));
        json.writeArrayPropertyStart("flags");
        for (String flag : facts.flags(event)) {
            json.writeString(flag);
        }
        json.writeEndArray();
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("file", facts.file(event));
        json.writeNumberProperty("offset", events.offset(event));
        json.writeNumberProperty("line", events.line(event));
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void argv(@Nullable List<@Nullable Bytes> argv) {
        if (argv == null) {
            json.writeNullProperty("argv");
            return;
        }
        boolean utf8 = true;
        json.writeArrayPropertyStart("argv");
        for (Bytes argument : argv) {
            if (argument == null) {
                json.writeNull();
            } else {
                utf8 &= Display.isUtf8(argument);
                json.writeString(Display.plain(argument));
            }
        }
        json.writeEndArray();
        if (!utf8) {
            json.writeArrayPropertyStart("argv_bytes");
            for (Bytes argument : argv) {
                if (argument == null) {
                    json.writeNull();
                } else {
                    json.writeString(Base64.getEncoder().encodeToString(argument.toArray()));
                }
            }
            json.writeEndArray();
        }
    }

    private void paths(List<PathItem> paths) {
        json.writeArrayPropertyStart("paths");
        for (PathItem path : paths) {
            json.writeStartObject();
            number("item", path.item());
            text("name", path.name());
            text("nametype", path.nametype());
            Long mode = path.mode();
            word("mode", mode == null ? null : "0" + Long.toOctalString(mode));
            number("ouid", path.ouid());
            number("ogid", path.ogid());
            number("inode", path.inode());
            text("dev", path.dev());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable Bytes value) {
        word(name, value == null ? null : Display.plain(value));
    }

    private void word(String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private void number(String name, @Nullable Long value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, value);
        }
    }

    @Override
    public long neutralised() {
        return 0;
    }

    @Override
    public void close() {
        json.close();
    }
}
