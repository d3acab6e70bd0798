package agentarcade.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class UnexpectedViewModelTest {
    private final AtomicLong nanos = new AtomicLong();
    private final UnexpectedViewModel model = new UnexpectedViewModel(Runnable::run, nanos::get);

    private void report(Throwable thrown) {
        model.report(new Thread("worker"), thrown);
    }

    private static IllegalStateException leak() {
        return new IllegalStateException("leaking\nbadly");
    }

    @Test
    void theFirstIsShownWithDetailsAndTheRestIsCounted() {
        report(new IllegalArgumentException("first"));
        report(leak());
        report(new OutOfMemoryError());
        assertThat(model.shownProperty().get().summary()).isEqualTo("first");
        assertThat(model.shownProperty().get().details()).contains("thread worker").contains("IllegalArgumentException: first")
                .contains("UnexpectedViewModelTest");
        assertThat(model.moreProperty().get()).isEqualTo(2);
    }

    @Test
    void oneLineNamesIt() {
        report(leak());
        assertThat(model.shownProperty().get().summary()).isEqualTo("leaking");
        model.dismiss();
        report(new StackOverflowError());
        assertThat(model.shownProperty().get().summary()).isEqualTo("StackOverflowError");
    }

    @Test
    void onceDismissedTheNextIsShown() {
        report(new IllegalArgumentException("first"));
        model.dismiss();
        assertThat(model.shownProperty().get()).isNull();
        assertThat(model.moreProperty().get()).isZero();
        report(leak());
        assertThat(model.shownProperty().get().summary()).isEqualTo("leaking");
    }

    /// Else a mistake in what is done in every frame would open its dialog again whenever it is closed.
    @Test
    void whatKeepsHappeningIsShownAgainOnlyAfterAQuietWhile() {
        report(leak());
        model.dismiss();
        for (int frame = 0; frame < 1_000; frame++) {
            nanos.addAndGet(16_000_000);
            report(leak());
        }
        assertThat(model.shownProperty().get()).isNull();
        nanos.addAndGet(6_000_000_000L);
        report(leak());
        assertThat(model.shownProperty().get()).isNotNull();
    }
}
