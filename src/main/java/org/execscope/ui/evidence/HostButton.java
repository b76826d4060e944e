package org.execscope.ui.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostFile;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Takes `passwd` and the like by hand for the host of the selected file, where they didn't come along.
final class HostButton extends MenuButton {
    private final Workspace workspace;
    private final Function<HostFile.Kind, @Nullable Path> choose;
    private final BiConsumer<String, String> say;
    private final MenuItem back = new MenuItem("Take back what was given by hand");
    private final Latest reader = new Latest("read a file of the host");
    private @Nullable EvidenceSet set;

    /// @param choose asks the user for a file of this kind; null if they thought better of it
    /// @param say tells the outcome: words, then the style
    HostButton(Workspace workspace, Function<HostFile.Kind, @Nullable Path> choose, BiConsumer<String, String> say) {
        super("Names of the host");
        this.workspace = workspace;
        this.choose = choose;
        this.say = say;
        setId("evidence-by-hand");
        setAccessibleText("Names of the host");
        setAccessibleHelp("Gives the host of the selected file its user names, group names, name or time zone by hand");
        for (HostFile.Kind kind : HostFile.Kind.values()) {
            MenuItem item = new MenuItem("Give " + kind.gives() + " (" + kind.file() + ")…");
            item.setId("by-hand-" + kind.file());
            item.setOnAction(_ -> give(kind));
            getItems().add(item);
        }
        back.setId("by-hand-back");
        back.setOnAction(_ -> takeBack());
        getItems().addAll(new SeparatorMenuItem(), back);
        setDisable(true);
    }

    /// @param of the set of the selected file; null where none is selected
    /// @param settled whether all is read
    void show(@Nullable EvidenceSet of, boolean settled) {
        set = of;
        setDisable(of == null || !settled);
        back.setDisable(of == null || of.context().byHand().isEmpty());
    }

    /// Ends its work.
    void dispose() {
        reader.close();
    }

    private void give(HostFile.Kind kind) {
        EvidenceSet host = set;
        Path path = host == null ? null : choose.apply(kind);
        if (host == null || path == null) {
            return;
        }
        String name = FileFacts.safe(path.toString());
        reader.start(
                cancel -> HostFile.read(kind, path),
                file -> {
                    workspace.give(host.folder(), file);
                    say.accept(
                            "Given by hand for " + FileFacts.safe(host.folder()) + ": " + kind.gives() + ", from "
                                    + name + ".",
                            "ok");
                },
                problem -> {
                    if (problem instanceof IOException) {
                        say.accept(
                                name + " was not taken: " + FileFacts.safe(String.valueOf(problem.getMessage())) + ".",
                                "error");
                    } else {
                        workspace.report("reading a file of the host", problem);
                    }
                });
    }

    private void takeBack() {
        EvidenceSet host = set;
        if (host != null) {
            workspace.takeBack(host.folder());
        }
    }
}
