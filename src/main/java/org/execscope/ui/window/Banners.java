package org.execscope.ui.window;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.model.Notice;

/// The messages that stay until they were read, each with a way to put it aside.
final class Banners extends VBox {
    private static final int SHOWN_CHARACTERS = 400;

    private final ObservableList<Notice> notices;

    Banners(ObservableList<Notice> notices) {
        this.notices = notices;
        setId("banners");
        notices.addListener((ListChangeListener<Notice>) change -> show());
        show();
    }

    private void show() {
        getChildren().setAll(notices.stream().map(this::banner).toList());
    }

    /// Puts the focus on what the newest message offers, or on the way to put it aside.
    ///
    /// @return whether there is one
    boolean focusNewest() {
        if (getChildren().isEmpty()) {
            return false;
        }
        getChildren().getLast().lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
        return true;
    }

    private HBox banner(Notice notice) {
        Label words = new Label(
                Display.value(Bytes.utf8(notice.text()), SHOWN_CHARACTERS).text());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button("×");
        close.setAccessibleText("Put aside");
        close.getStyleClass().add("flat");
        close.setOnAction(event -> notices.remove(notice));
        HBox banner = new HBox(8, words);
        for (Notice.Way way : notice.ways()) {
            Button button = new Button(way.words());
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(event -> {
                notices.remove(notice);
                way.action().run();
            });
            banner.getChildren().add(button);
        }
        banner.getChildren().add(close);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.setPadding(new Insets(6, 10, 6, 12));
        banner.getStyleClass().add(notice.level() == Notice.Level.ERROR ? "banner-error" : "banner-warn");
        return banner;
    }
}
