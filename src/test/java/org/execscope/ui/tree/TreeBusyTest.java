package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

final class TreeBusyTest extends FxTest {
    @Test
    void isSeenOnceWorkTakesLongAndCanBeStopped() throws Exception {
        TreeBusy busy = onFx(TreeBusy::new);
        AtomicInteger stopped = new AtomicInteger();
        onFx(() -> {
            busy.begin("Arranging …", stopped::incrementAndGet);
            return null;
        });
        assertThat(busy.isVisible()).isFalse();
        await(busy::isVisible);
        assertThat(((Label) busy.getChildren().get(1)).getText()).isEqualTo("Arranging …");
        Button stop = (Button) busy.getChildren().get(2);
        onFx(() -> {
            stop.fire();
            stop.fire();
            return null;
        });
        assertThat(stopped).hasValue(1);
        assertThat(busy.isVisible()).isFalse();
    }

    @Test
    void shortWorkIsNeverSeenAndSomeWorkCannotBeStopped() throws Exception {
        TreeBusy busy = onFx(TreeBusy::new);
        onFx(() -> {
            busy.begin("Laying out …");
            busy.end();
            return null;
        });
        Thread.sleep(400);
        assertThat(busy.isVisible()).isFalse();
        onFx(() -> {
            busy.begin("Laying out …");
            return null;
        });
        await(busy::isVisible);
        assertThat(busy.getChildren().get(2).isVisible()).isFalse();
        onFx(() -> {
            busy.stop();
            return null;
        });
        assertThat(busy.isVisible()).isTrue();
    }

    /// What is told of work that was given up is not said of what came after it.
    @Test
    void saysHowMuchIsDoneOfTheWorkThatIsGoingOn() throws Exception {
        TreeBusy busy = onFx(TreeBusy::new);
        TreeProgress first = onFx(() -> {
            busy.begin("Arranging …");
            return busy.progress();
        });
        first.of(200);
        first.did(50);
        Label words = (Label) busy.getChildren().get(1);
        await(() -> words.getText().equals("Arranging … 25 %"));
        TreeProgress second = onFx(() -> {
            busy.begin("Arranging …");
            return busy.progress();
        });
        first.did(50);
        second.of(10);
        second.did(1);
        await(() -> words.getText().equals("Arranging … 10 %"));
    }
}
