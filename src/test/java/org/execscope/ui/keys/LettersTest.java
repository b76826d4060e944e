package org.execscope.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What single letters do where a user chose others.
final class LettersTest {
    private static KeyAction action(String id) {
        return KeyMap.letterActions().stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noLetterMeansTwoThingsInOnePlace() {
        for (Place place : Place.values()) {
            Set<String> seen = new HashSet<>();
            for (KeyGroup group : KeyMap.of(place)) {
                for (KeyAction action : group.actions()) {
                    action.strokes().stream()
                            .filter(Stroke::isLetter)
                            .forEach(stroke -> assertThat(seen.add(stroke.sign()))
                                    .as(place + " " + stroke)
                                    .isTrue());
                }
            }
        }
        assertThat(KeyMap.letterActions().stream().map(KeyAction::id)).doesNotHaveDuplicates();
    }

    @Test
    void anotherLetterTakesThePlaceOfTheUsualOne() {
        Letters letters = Letters.USUAL.with(action("event p"), "w");
        assertThat(letters.meant(Place.TREE, "w")).isEqualTo("p");
        assertThat(letters.meant(Place.TREE, "p")).isEmpty();
        assertThat(letters.meant(Place.TREE, "e")).isEqualTo("e");
        assertThat(letters.meant(Place.HISTOGRAM, "p"))
                .as("no such action there")
                .isEqualTo("p");
        assertThat(letters.shown(Place.TIMELINE, "p")).isEqualTo("w");
        assertThat(letters.with(action("event p"), "p")).isEqualTo(Letters.USUAL);
    }

    /// A letter that another action gave up can be had; the two don't get mixed up.
    @Test
    void lettersAreExchanged() {
        Letters letters = Letters.USUAL
                .with(action("event p"), "w")
                .with(action("event e"), "p")
                .with(action("event p"), "e");
        assertThat(letters.meant(Place.TIMELINE, "p")).isEqualTo("e");
        assertThat(letters.meant(Place.TIMELINE, "e")).isEqualTo("p");
    }

    @Test
    void hintsNameTheLettersThatWereChosen() {
        Letters letters = Letters.USUAL.with(action("event e"), "$").with(action("tree *"), "w");
        assertThat(letters.words(Place.TIMELINE, "{e}: event · {p}: process")).isEqualTo("$: event · p: process");
        assertThat(letters.words(Place.TREE, "{*} unfolds")).isEqualTo("w unfolds");
    }

    /// Signs are letters like others.
    @Test
    void theAsteriskCanBeAnotherLetter() {
        Letters letters = Letters.USUAL.with(action("tree *"), "w");
        assertThat(letters.meant(Place.TREE, "w")).isEqualTo("*");
        assertThat(letters.meant(Place.TREE, "*")).isEmpty();
        assertThat(letters.shown(Place.TREE, "*")).isEqualTo("w");
    }

    @Test
    void oneSignForTwoActionsOfAPlaceIsRefused() {
        Letters usual = Letters.USUAL;
        assertThat(usual.refusal(action("event p"), "e")).contains("e is taken by “its events in the timeline”");
        assertThat(usual.refusal(action("tree f"), "k"))
                .as("rows are in the tree too")
                .contains("row above");
        assertThat(usual.refusal(action("tree f"), "*")).as("a sign").contains("unfold all below");
        assertThat(usual.refusal(action("event p"), "5")).contains("bookmarks");
        assertThat(usual.refusal(action("event p"), "é")).contains("no single sign");
        assertThat(usual.refusal(action("histogram q"), "p"))
                .as("nothing of the histogram")
                .isEmpty();
        assertThat(usual.refusal(action("event p"), "p")).as("its own").isEmpty();
        assertThat(usual.with(action("event e"), "w")
                        .with(action("sessions e"), "$")
                        .refusal(action("event p"), "e"))
                .isEmpty();
    }

    /// The file of the settings may say anything.
    @Test
    void whatCanNotBeIsLeftOut() {
        Letters letters =
                Letters.of(Map.of("event p", "w", "event e", "u", "event u", "w", "tree f", "\u202e", "x", "y"));
        assertThat(letters.chosen()).containsExactly(Map.entry("event p", "w"));
    }

    @Test
    void strokesAreReadAsTheyAreWritten() {
        assertThat(Stroke.of("Ctrl++")).isEqualTo(new Stroke("Ctrl++", KeyCode.PLUS, true, false, false, ""));
        assertThat(Stroke.of("+")).isEqualTo(new Stroke("+", KeyCode.PLUS, false, false, false, "+"));
        assertThat(Stroke.of("G")).isEqualTo(new Stroke("G", KeyCode.G, false, false, true, "G"));
        assertThat(Stroke.of("Alt+Shift+Left"))
                .isEqualTo(new Stroke("Alt+Shift+Left", KeyCode.LEFT, false, true, true, ""));
        assertThat(Stroke.of("F3").code()).isEqualTo(KeyCode.F3);
    }
}
