package org.execscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tokens of the stylesheet can be read: WCAG 2 contrast of at least 4.5:1 for text.
final class ThemeTest {
    private static Map<String, String> tokens(boolean dark) throws IOException {
        String sheet;
        try (var in = Theme.class.getResourceAsStream("/org/execscope/ui/execscope.css")) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int media = sheet.indexOf("@media");
        String part = dark ? sheet.substring(media) : sheet.substring(0, media);
        Map<String, String> tokens = new HashMap<>();
        Matcher token = Pattern.compile("(-[a-z0-9-]+): (#[0-9a-f]{6})").matcher(part);
        while (token.find()) {
            tokens.putIfAbsent(token.group(1), token.group(2));
        }
        return tokens;
    }

    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textCanBeRead(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);
        String[][] pairs = {
            {"-text", "-bg"},
            {"-text", "-surface"},
            {"-text", "-raised"},
            {"-text", "-hover"},
            {"-muted", "-bg"},
            {"-muted", "-surface"},
            {"-muted", "-raised"},
            {"-muted", "-hover"},
            {"-accent", "-bg"},
            {"-on-accent", "-accent"},
            {"-sel-text", "-sel"},
            {"-sel-text", "-sel-idle"},
            {"-error", "-error-bg"},
            {"-error", "-bg"},
            {"-error", "-sel"},
            {"-warn", "-warn-bg"},
            {"-warn", "-bg"},
            {"-ok", "-bg"},
            {"-esc", "-bg"},
            {"-esc", "-sel"},
            {"-text", "-warn-bg"},
            {"-text", "-facet"},
            {"-muted", "-facet"},
            {"-error", "-facet"},
            {"-error", "-hover"},
            {"-warn", "-surface"},
            {"-accent", "-surface"},
            {"-on-accent", "-error"},
        };
        for (String[] pair : pairs) {
            assertThat(contrast(tokens.get(pair[0]), tokens.get(pair[1])))
                    .as((dark ? "dark: " : "light: ") + pair[0] + " on " + pair[1])
                    .isGreaterThanOrEqualTo(4.5);
        }
    }

    /// What is drawn and not read needs 3:1.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void partsOfBarsCanBeSeen(boolean dark) throws IOException {
        Map<String, String> tokens = tokens(dark);
        for (int part = 0; part < 5; part++) {
            assertThat(contrast(tokens.get("-part-" + part), tokens.get("-bg")))
                    .as((dark ? "dark" : "light") + ": part " + part)
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast(tokens.get("-control"), tokens.get("-bg"))).isGreaterThanOrEqualTo(3);
    }
}
