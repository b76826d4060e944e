package org.execscope.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.Parent;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The font of evidence and of all that stands in columns: the one that comes with the program, or another of fixed
/// width that this machine has.
public final class MonoFont {
    /// Comes with the program.
    public static final String OWN = "JetBrains Mono";

    private static final double SIZE = 20;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} ._+-]{1,80}");
    private static final String SELECTORS =
            ".mono, .ancestor, .tooltip.facet-hint, .label.facet-count, .label.table-bubble, .menu-heading > .label";

    private MonoFont() {}

    /// The families whose narrow and wide letters are equally wide, ours first. Measures each family of this machine:
    /// not on the JavaFX thread.
    public static List<String> families() {
        return Font.getFamilies().stream()
                .filter(family -> PLAIN.matcher(family).matches())
                .filter(MonoFont::isFixed)
                .sorted((one, other) -> one.equals(OWN) ? -1 : other.equals(OWN) ? 1 : one.compareToIgnoreCase(other))
                .toList();
    }

    private static boolean isFixed(String family) {
        double narrow = width(family, "iiiii.");
        return narrow > 0 && narrow == width(family, "WWWW@M");
    }

    private static double width(String family, String letters) {
        Text text = new Text(letters);
        text.setFont(Font.font(family, SIZE));
        return text.getLayoutBounds().getWidth();
    }

    /// Gives a window this font, ours where this machine has none that is called so. On the JavaFX thread.
    ///
    /// @param family null for ours
    /// @return the family it is now
    public static String use(Parent root, @Nullable String family) {
        boolean known = family != null
                && !family.equals(OWN)
                && PLAIN.matcher(family).matches()
                && Font.getFamilies().contains(family);
        if (family == null || !known) {
            root.getStylesheets().clear();
            return OWN;
        }
        root.getStylesheets().setAll(sheet(family));
        return family;
    }

    private static String sheet(String family) {
        String css = SELECTORS + " { -fx-font-family: \"" + family + "\"; }";
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
