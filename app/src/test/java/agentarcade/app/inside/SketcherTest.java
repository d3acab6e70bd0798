package agentarcade.app.inside;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.inside.Sketcher.Outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SketcherTest {
    private final Sketcher sketcher = new Sketcher();

    @AfterEach
    void close() {
        sketcher.close();
    }

    private Outcome outcome() throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            Optional<Outcome> made = sketcher.take();
            if (made.isPresent()) {
                return made.get();
            }
            Thread.sleep(5);
        }
        throw new AssertionError("Nothing came of it");
    }

    @Test
    void itRestsNineTimesAsLongAsItWorked() throws InterruptedException {
        long start = System.nanoTime();
        sketcher.ask(() -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        assertThat(outcome()).isEqualTo(new Outcome(Optional.empty(), Optional.empty()));
        while (!sketcher.isRested()) {
            Thread.sleep(5);
        }
        assertThat(System.nanoTime() - start).isGreaterThan(190_000_000);
    }

    @Test
    void whileItWorksItTakesNothingElse() throws InterruptedException {
        CountDownLatch worked = new CountDownLatch(1);
        List<String> late = new ArrayList<>();
        sketcher.ask(() -> {
            try {
                worked.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        assertThat(sketcher.isWorking()).isTrue();
        sketcher.ask(() -> {
            late.add("asked while it worked");
            return Optional.empty();
        });
        worked.countDown();
        outcome();
        Thread.sleep(20);
        assertThat(late).isEmpty();
    }

    @Test
    void whatGoesWrongIsToldAndTheNextPictureIsMadeAllTheSame() throws InterruptedException {
        RuntimeException broken = new IllegalStateException("no ink");
        sketcher.ask(() -> {
            throw broken;
        });
        assertThat(outcome().broken()).contains(broken);
        while (sketcher.isWorking()) {
            Thread.sleep(1);
        }
        sketcher.ask(Optional::empty);
        assertThat(outcome().broken()).isEmpty();
    }

    @Test
    void whatMustBeClearedAwayIsClearedAwayOnItsThread() throws InterruptedException {
        CountDownLatch cleared = new CountDownLatch(1);
        List<String> threads = new ArrayList<>();
        sketcher.ask(Optional::empty);
        outcome();
        sketcher.close(() -> {
            threads.add(Thread.currentThread().getName());
            cleared.countDown();
        });
        assertThat(cleared.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).containsExactly("inside");
    }
}
