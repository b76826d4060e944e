package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Words;

/// Who started the event's process, from the root down, each a way into the tree; and how sure the last link
/// is.
final class AncestryBar extends BarLine {
    private static final int MOST_ANCESTORS = 6;
    private static final int NAME_CHARACTERS = 32;
    private static final String LINK = "parent link: ";

    private final IntConsumer reveal;
    private final IntConsumer scope;
    private final List<Node> last;
    private final Label certainty = new Label();
    private String whole = "";
    private double wholeWidth;

    /// @param reveal shows a process in the tree
    /// @param scope lets the filter show a process and what it started
    /// @param last stand at the end, whatever is shown
    AncestryBar(IntConsumer reveal, IntConsumer scope, List<Node> last) {
        super(4);
        this.reveal = reveal;
        this.scope = scope;
        this.last = List.copyOf(last);
        setId("ancestry");
        setPadding(new Insets(4, 12, 4, 12));
        getStyleClass().add("ancestry");
        setMinHeight(34);
        certainty.setId("parent-certainty");
        certainty.getStyleClass().add("muted");
        certainty.setWrapText(true);
        // The words end before what can be pressed begins.
        certainty.setPadding(new Insets(0, 8, 0, 8));
        certainty.fontProperty().addListener((_, _, _) -> certainty.setText(whole));
    }

    void clear() {
        getChildren().setAll(last);
    }

    /// Why a trail has no processes.
    static String unknown(AuditTrail trail) {
        return trail.isBeingRead() ? "known when all is read" : "not known: reading was stopped before";
    }

    void show(AuditTrail trail, int event) {
        clear();
        ProcessForest forest = trail.processes();
        add("Ancestry", "muted");
        if (forest == null) {
            add(unknown(trail), "muted");
            return;
        }
        int process = forest.processOf(event);
        if (process == ProcessForest.NONE) {
            add("this event belongs to no process", "muted");
            return;
        }
        List<Integer> chain = chain(forest, process);
        int first = Math.max(0, chain.size() - MOST_ANCESTORS);
        if (first > 0) {
            add("… " + Words.number(first) + " above ›", "muted");
        }
        for (int i = first; i < chain.size(); i++) {
            int one = chain.get(i);
            int seenFrom = i + 1 < chain.size() ? firstEvent(forest, chain.get(i + 1), event) : event;
            step(trail, forest, one, seenFrom, one == process);
            if (i + 1 < chain.size()) {
                add("›", "muted");
            }
        }
        int below = forest.descendantCount(process);
        if (below > 0) {
            add("› " + Words.number(below) + " below", "muted");
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        whole = certainty(trail.events(), forest, process, event);
        certainty.setText(whole);
        certainty.setAccessibleText(whole);
        certainty.setTooltip(new Tooltip(whole));
        getChildren().addAll(getChildren().size() - last.size(), List.of(gap, certainty));
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }

    /// Without its reason where there is no room beside the rest; that stands among the facts too. Only what is being
    /// laid out has its fonts, and so its widths.
    private void fit() {
        if (certainty.getText().equals(whole)) {
            wholeWidth = certainty.prefWidth(-1);
        }
        int reason = whole.indexOf(", ");
        double wanted = prefWidth(-1) - certainty.prefWidth(-1) + wholeWidth;
        boolean cut = whole.contains(LINK) && reason > 0 && wanted > getWidth();
        String words = cut ? whole.substring(0, reason) : whole;
        if (!words.equals(certainty.getText())) {
            certainty.setText(words);
        }
    }

    /// How sure the link to the parent is, in words.
    static String certainty(EventTable events, ProcessForest forest, int process, int event) {
        int parent = forest.parent(process);
        Certainty sure = forest.parentCertainty(process);
        if (parent == ProcessForest.NONE || (sure == Certainty.UNKNOWN && forest.isPlaceholder(parent))) {
            long ppid = events.ppid(event);
            return ppid == EventTable.MISSING
                    ? "The log doesn't name the parent."
                    : "The parent, pid " + ppid + ", was started before this log begins or its start was not logged.";
        }
        String reason = forest.parentReason(process);
        return (sure == Certainty.CERTAIN ? "" : "≈ ")
                + LINK
                + sure.name().toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : ", " + reason);
    }

    private static List<Integer> chain(ProcessForest forest, int process) {
        List<Integer> chain = new ArrayList<>();
        for (int at = process; at != ProcessForest.NONE && !chain.contains(at) && chain.size() < 1_000; ) {
            chain.addFirst(at);
            at = forest.parent(at);
        }
        return chain;
    }

    private static int firstEvent(ProcessForest forest, int process, int otherwise) {
        return forest.eventCount(process) > 0 ? forest.event(process, 0) : otherwise;
    }

    private void step(AuditTrail trail, ProcessForest forest, int process, int seenFrom, boolean self) {
        EventTable events = trail.events();
        int image = forest.imageAt(process, seenFrom);
        String name = image == ProcessForest.NONE ? "pid" : name(events, image);
        boolean guess =
                forest.parent(process) != ProcessForest.NONE && forest.parentCertainty(process) != Certainty.CERTAIN;
        Button button = new Button((guess ? "≈ " : "") + name + " " + forest.pid(process));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("flat", "ancestor");
        if (forest.isPlaceholder(process)) {
            button.getStyleClass().addAll("muted", "inferred");
        } else if (self) {
            button.getStyleClass().add("self");
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> reveal.accept(process));
        button.addEventFilter(MouseEvent.MOUSE_RELEASED, released -> {
            if (released.isAltDown()) {
                button.disarm();
                scope.accept(process);
                released.consume();
            }
        });
        // Some desktops keep Alt with the mouse for themselves.
        button.addEventHandler(KeyEvent.KEY_TYPED, typed -> {
            if (typed.getCharacter().equals("s")) {
                scope.accept(process);
                typed.consume();
            }
        });
        String ways = "Click or Enter: to the process in the tree. Alt+click or s: only it and what it started.";
        button.setTooltip(new Tooltip(ways));
        button.setAccessibleText(name + " " + forest.pid(process) + (self ? ", this process" : ", ancestor")
                + (guess ? ", its parent link is inferred" : ""));
        button.setAccessibleHelp(ways);
        getChildren().add(getChildren().size() - last.size(), button);
    }

    private static String name(EventTable events, int image) {
        int exe = events.exe(image);
        if (exe == ByteDictionary.NONE) {
            return "pid";
        }
        Bytes path = events.exes().get(exe);
        Bytes file = path.slice(path.lastIndexOf((byte) '/') + 1, path.length());
        String shown =
                Display.value(file.isEmpty() ? path : file, NAME_CHARACTERS).text();
        return shown.length() <= NAME_CHARACTERS ? shown : shown.substring(0, NAME_CHARACTERS) + "…";
    }

    private void add(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().add(getChildren().size() - last.size(), label);
    }
}
