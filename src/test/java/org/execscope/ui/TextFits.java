package org.execscope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.execscope.ui.table.RowTable;

/// Looks for words of the program that a scene shows in part only: ended by an ellipsis, or beyond the edge of what
/// they stand in.
public final class TextFits {
    private static final double HAIR = 1.5;
    private static final double FAR = 1e6;

    /// What may be cut, by style class or id, and why.
    private static final Map<String, String> MAY_BE_CUT = Map.of(
            "evidence-text", "from the evidence: of any length; whole in the details and the hover card",
            "ancestor", "from the evidence: a program's name",
            "cell-box", "rows of evidence: they say themselves where they are cut",
            "finding-words", "a finding's sentence with its figures; whole beside the list and on hover",
            "status-message", "what was done last; whole on hover");

    private final List<String> cut = new ArrayList<>();

    private TextFits() {}

    /// The words that are cut; empty if all can be read. On the JavaFX thread.
    public static List<String> cutIn(Parent root) {
        TextFits fits = new TextFits();
        root.applyCss();
        root.layout();
        Bounds all = root.localToScene(root.getLayoutBounds());
        fits.look(root, all);
        return fits.cut;
    }

    private void look(Node node, Bounds room) {
        if (!node.isVisible() || mayBeCut(node)) {
            return;
        }
        Bounds within = room;
        if (node instanceof ScrollPane || node instanceof ListView || node instanceof TableView) {
            // What isn't in view can be scrolled into it.
            within = null;
        } else if (node instanceof RowTable) {
            within = null;
        } else if (node instanceof SplitPane split && split.getOrientation() == Orientation.VERTICAL && room != null) {
            // What is too low its divider makes higher.
            within = new BoundingBox(room.getMinX(), -FAR, room.getWidth(), 2 * FAR);
        } else if (node instanceof Region && node.getParent() != null && room != null) {
            within = common(room, node.localToScene(node.getLayoutBounds()));
        }
        if (node instanceof Labeled labeled) {
            labeled(labeled);
        } else if (node instanceof TextField field) {
            prompt(field);
        } else if (node instanceof Text text && room != null && !text.getText().isEmpty()) {
            inside(text, text.getText(), room);
        }
        if (node instanceof Parent parent && !(node instanceof TextField)) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, within);
            }
        }
    }

    private static boolean mayBeCut(Node node) {
        return MAY_BE_CUT.keySet().stream()
                .anyMatch(name -> node.getStyleClass().contains(name) || name.equals(node.getId()));
    }

    private void labeled(Labeled labeled) {
        String wanted = labeled.getText();
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        String plain = labeled.isMnemonicParsing() ? wanted.replace("_", "") : wanted;
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && child.getStyleClass().contains("text")
                    && !text.getText().equals(plain)) {
                say(labeled, "shows “" + text.getText() + "” of “" + plain + "”");
                return;
            }
        }
    }

    private void prompt(TextField field) {
        if (field.getPromptText() == null
                || field.getPromptText().isEmpty()
                || !field.getText().isEmpty()) {
            return;
        }
        Text text = new Text(field.getPromptText());
        text.setFont(field.getFont());
        double room = field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
        if (text.getLayoutBounds().getWidth() > room + HAIR) {
            say(field, "has no room for its prompt “" + field.getPromptText() + "”");
        }
    }

    private void inside(Node node, String words, Bounds room) {
        Bounds place = node.localToScene(node.getLayoutBounds());
        // A line that is broken keeps the space at its end.
        boolean broken = node.getParent() instanceof Labeled labeled && labeled.isWrapText();
        boolean aside = place.getMinX() < room.getMinX() - HAIR || place.getMaxX() > room.getMaxX() + HAIR;
        boolean below = place.getMinY() < room.getMinY() - HAIR - place.getHeight() / 4
                || place.getMaxY() > room.getMaxY() + HAIR + place.getHeight() / 4;
        if (below || aside && !broken) {
            say(node, "“" + words + "” reaches beyond its box");
        }
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }

    private void say(Node node, String what) {
        StringBuilder path = new StringBuilder();
        int steps = 0;
        for (Node at = node; at != null && steps < 5; at = at.getParent()) {
            if (at.getId() != null || !at.getStyleClass().isEmpty()) {
                path.append(steps++ == 0 ? "" : " < ")
                        .append(
                                at.getId() != null
                                        ? "#" + at.getId()
                                        : "." + at.getStyleClass().getLast());
            }
        }
        cut.add(what + "  (" + path + ")");
    }
}
