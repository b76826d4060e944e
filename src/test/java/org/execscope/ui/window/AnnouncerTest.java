package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Duration;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

/// Messages come one after the other, and the newest is never lost.
final class AnnouncerTest extends FxTest {
    @Test
    void saysTheNewestOnceTheLastWasSaidLongEnough() throws Exception {
        List<String> said = new ArrayList<>();
        List<Long> when = new ArrayList<>();
        Announcer announcer = onFx(() -> new Announcer(
                words -> {
                    said.add(words);
                    when.add(System.nanoTime());
                },
                Duration.millis(400)));
        onFx(() -> {
            for (String words : List.of("one", "two", "three", "four")) {
                announcer.put(words);
            }
            return null;
        });
        assertThat(onFx(() -> List.copyOf(said))).containsExactly("one");
        await(() -> said.size() == 2);
        assertThat(said).containsExactly("one", "four");
        assertThat(when.get(1) - when.get(0)).isGreaterThanOrEqualTo(390_000_000L);
        await(() -> {
            announcer.put("five");
            return true;
        });
        await(() -> said.contains("five"));
        assertThat(said).containsExactly("one", "four", "five");
    }
}
