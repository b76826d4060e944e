package org.execscope.ui.window;

import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.theme.Theme;

/// The help texts, all inside the program.
final class HelpWindow {
    static final String QUERY_LANGUAGE = """
            uid == 33 and exe : /tmp            uid is 33, exe contains /tmp
            key == procmon                      the key is exactly procmon
            exe in (/usr/bin/curl, /usr/bin/wget)
            not exe : /usr/bin/php              negation; side by side means "and"
            argv ~ 'https?://'                  regular expression on any argument
            argv[0] == sh                       one argument
            cmd : "curl -s"                     arguments joined by one space
            auid == unset                       no login
            time in 2026-03-14T14:07 .. +10m    ten minutes from then
            exit == EACCES or success == no
            has tty, not has key
            ancestor.exe : sshd                 some ancestor was sshd
            parent.exe ~ '/(nginx|apache2)'
            lineage.id == web01/1/4101.0        a process and all it started
            "any text"                          anywhere in the event

            ==  !=  <  <=  >  >=  in      :  contains   !:  doesn't      ~  matches   !~  doesn't

            A value that is missing is equal to nothing: x != v is exactly not x == v.
            Text without an operator is looked for, ignoring case, in every text of the event.
            """;

    private HelpWindow() {}

    static Stage show(Window owner, String title, String words) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        Text text = new Text(words);
        text.getStyleClass().addAll("mono", "evidence-text");
        StackPane page = new StackPane(text);
        page.setPadding(new Insets(20));
        ScrollPane scroll = new ScrollPane(page);
        Scene scene = new Scene(scroll, 720, 520);
        Theme.applyTo(scene);
        scene.getPreferences().setColorScheme(owner.getScene().getPreferences().getColorScheme());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.setX(owner.getX() + 40);
        stage.setY(owner.getY() + 40);
        stage.show();
        return stage;
    }
}
