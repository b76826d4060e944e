package org.execscope.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tokens of the stylesheet can be read: WCAG 2 contrast of at least 4.5:1 for text.
final class ThemeTest {
    private static Map<String, String> tokens(String theme) throws IOException {
        String sheet;
        try (var in = Theme.class.getResourceAsStream("/org/execscope/ui/execscope.css")) {
            sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String part = sheet.substring(
                switch (theme) {
                    case "dark" -> sheet.indexOf("@media (prefers-color-scheme: dark)");
                    case "contrast" -> sheet.indexOf(".root.contrast {");
                    default -> 0;
                });
        part = part.substring(0, part.indexOf('}'));
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
    @ValueSource(strings = {"light", "dark", "contrast"})
    void textCanBeRead(String theme) throws IOException {
        Map<String, String> tokens = tokens(theme);
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
            {"-warn", "-warn-bg"},
            {"-warn", "-bg"},
            {"-ok", "-bg"},
            {"-esc", "-bg"},
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
            canBeRead(theme, tokens, pair, 4.5);
        }
        // Of high contrast, these take the colour of the row's text there.
        if (!theme.equals("contrast")) {
            canBeRead(theme, tokens, new String[] {"-error", "-sel"}, 4.5);
            canBeRead(theme, tokens, new String[] {"-esc", "-sel"}, 4.5);
        }
    }

    /// High contrast means more than enough: 7:1 everywhere, 9:1 for what is said in a colour.
    @Test
    void highContrastIsHigh() throws IOException {
        Map<String, String> tokens = tokens("contrast");
        for (String sign : List.of("-text", "-muted", "-accent", "-error", "-warn", "-ok", "-esc")) {
            canBeRead("contrast", tokens, new String[] {sign, "-bg"}, 9);
        }
        canBeRead("contrast", tokens, new String[] {"-sel-text", "-sel"}, 9);
        canBeRead("contrast", tokens, new String[] {"-sel-text", "-sel-idle"}, 9);
        canBeRead("contrast", tokens, new String[] {"-warn", "-warn-bg"}, 7);
        canBeRead("contrast", tokens, new String[] {"-error", "-error-bg"}, 7);
    }

    private static void canBeRead(String theme, Map<String, String> tokens, String[] pair, double least) {
        assertThat(contrast(tokens.get(pair[0]), tokens.get(pair[1])))
                .as(theme + ": " + pair[0] + " on " + pair[1])
                .isGreaterThanOrEqualTo(least);
    }

    /// What is drawn and not read needs 3:1.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void partsOfBarsCanBeSeen(String theme) throws IOException {
        Map<String, String> tokens = tokens(theme);
        for (int part = 0; part < 5; part++) {
            assertThat(contrast(tokens.get("-part-" + part), tokens.get("-bg")))
                    .as(theme + ": part " + part)
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast(tokens.get("-control"), tokens.get("-bg"))).isGreaterThanOrEqualTo(3);
    }
}
