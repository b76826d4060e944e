package org.execscope.ui.tree;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.ui.table.TableCell;

/// What a process is called: by the program that it is shown as, behind those that it ran before.
final class ImageLabels {
    /// So many events of a process are looked at to name its first image.
    private static final int LOOKED_AT = 64;

    private final EventTable events;
    private final ProcessForest forest;

    ImageLabels(EventTable events, ProcessForest forest) {
        this.events = events;
        this.forest = forest;
    }

    /// The program of an image, alone.
    ///
    /// @param image an event
    TableCell program(int image) {
        int exe = events.exe(image);
        return exe == ByteDictionary.NONE
                ? TableCell.of("(program not logged)").styled(TableCell.Style.INFERRED)
                : TableCell.of(Display.value(events.exes().get(exe), Display.CELL));
    }

    /// The program of one of a process's images with how it came to it: `first → … → program`, and where it isn't the
    /// newest one `program → later last`.
    TableCell of(int process, int image) {
        TableCell cell = program(image);
        if (forest.imageCount(process) < 2 || events.exe(image) == ByteDictionary.NONE) {
            return cell;
        }
        int newest = forest.lastImage(process);
        TableCell chain = cell.withLead(before(process, image));
        return image == newest ? chain : chain.withKeptTail("→ later " + fileName(newest));
    }

    /// The images before this one: nothing, `first → ` or `first → … → `.
    private String before(int process, int image) {
        int first = ProcessForest.NONE;
        int count = Math.min(LOOKED_AT, forest.eventCount(process));
        for (int i = 0; i < count; i++) {
            int event = forest.event(process, i);
            if (!events.isExecve(event) || !events.succeeded(event)) {
                continue;
            }
            if (event == image) {
                return first == ProcessForest.NONE ? "" : name(first) + " → ";
            }
            if (first != ProcessForest.NONE) {
                return name(first) + " → … → ";
            }
            first = event;
        }
        return first == ProcessForest.NONE
                ? "… → "
                : name(first) + (forest.imageCount(process) > 2 ? " → … → " : " → ");
    }

    private String name(int image) {
        int exe = events.exe(image);
        return exe == ByteDictionary.NONE
                ? "—"
                : Display.value(events.exes().get(exe), Display.CELL).text();
    }

    private String fileName(int image) {
        int exe = events.exe(image);
        if (exe == ByteDictionary.NONE) {
            return "—";
        }
        Bytes path = events.exes().get(exe);
        Bytes file = path.slice(path.lastIndexOf((byte) '/') + 1, path.length());
        return Display.value(file.isEmpty() ? path : file, Display.CELL).text();
    }
}
