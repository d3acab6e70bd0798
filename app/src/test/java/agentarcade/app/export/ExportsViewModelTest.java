package agentarcade.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import agentarcade.app.Answers;
import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.World;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.Presets;
import agentarcade.train.Measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ExportsViewModelTest {
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    @TempDir Path folder;
    private final Answers answers = new Answers();
    private final ConcurrentLinkedQueue<Runnable> fx = new ConcurrentLinkedQueue<>();
    private final List<Runnable> beside = new ArrayList<>();
    private final List<Path> saved = new ArrayList<>();
    private final List<Throwable> failed = new ArrayList<>();
    private ExportsViewModel model;
    private RunViewModel run;

    @BeforeEach
    void train() throws Exception {
        model = model(ENGLISH);
        run = RunViewModel.fresh(Plan.of(Presets.first(Environments.ALL.getFirst(), Algorithms.ALL.getFirst()), 1));
        run.advance(Measure.STEPS, 300);
        await("trained", () -> {
            run.pulse();
            return run.steps() >= 300;
        });
    }

    @AfterEach
    void close() {
        run.close();
    }

    private ExportsViewModel model(Texts texts) {
        return new ExportsViewModel(texts, answers, this::later, fx::add, new ExportsViewModel.Herald() {
            @Override
            public void saved(Path what) {
                saved.add(what);
            }

            @Override
            public void failed(Throwable problem) {
                failed.add(problem);
            }
        });
    }

    private void later(Runnable export) {
        synchronized (beside) {
            beside.add(export);
        }
    }

    private int waiting() {
        synchronized (beside) {
            return beside.size();
        }
    }

    private static void await(String what, BooleanSupplier holds) {
        long start = System.nanoTime();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - start > 20_000_000_000L) {
                fail("Not within 20 s: %s", what);
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    /// Runs what waits for a thread of its own, here.
    private void work() {
        await("captured", () -> waiting() > 0);
        List<Runnable> now;
        synchronized (beside) {
            now = List.copyOf(beside);
            beside.clear();
        }
        now.forEach(Runnable::run);
        tell();
    }

    private void tell() {
        for (Runnable next = fx.poll(); next != null; next = fx.poll()) {
            next.run();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
        }
    }

    private void choose(ExportKind kind) {
        Path file = folder.resolve("made");
        if (kind.file().isPresent()) {
            answers.export(file);
        } else {
            answers.chooseFolder(folder);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ExportKind.class, mode = Mode.EXCLUDE, names = {"GIF", "FRAMES"})
    void whatTheAgentHasLearnedIsWrittenBesideTheWindow(ExportKind kind) throws Exception {
        choose(kind);
        model.export(run, kind);
        assertThat(model.doingProperty().get()).startsWith("Exporting ");
        assertThat(files()).as("nothing is written on this thread").isEmpty();
        work();
        assertThat(failed).isEmpty();
        assertThat(model.doingProperty().get()).isEmpty();
        assertThat(saved).containsExactly(kind.file().isPresent() ? folder.resolve("made") : folder);
        assertThat(files()).hasSize(1);
        assertThat(start(folder.resolve(files().getFirst()))).isEqualTo(switch (kind) {
            case NPZ -> "PK";
            // The version of its format, 8.
            case ONNX -> "\b\b";
            // The length of the first record.
            case TENSORBOARD -> "\u0018\0";
            case CSV -> "st";
            case REPORT -> "<!";
            case GIF, FRAMES -> "";
        });
    }

    private static String start(Path file) throws IOException {
        return new String(Arrays.copyOf(Files.readAllBytes(file), 2), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aFilmIsMadeAsItWasChosen() throws Exception {
        film(ExportKind.GIF, film -> {
            set(film, "games", "3");
            set(film, "width", "96");
            set(film, "seconds", "0.5");
        });
        assertThat(saved).containsExactly(folder.resolve("made"));
        byte[] gif = Files.readAllBytes(folder.resolve("made"));
        assertThat(new String(gif, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
        assertThat(gif[6]).as("width").isEqualTo((byte) 96);
        model.export(run, ExportKind.GIF);
        assertThat(model.filmProperty().get().filming().games()).as("chosen again").isEqualTo(3);
    }

    @Test
    void framesGetAFolderOfTheirOwn() throws Exception {
        Files.createDirectory(folder.resolve("catch-dqn-seed-1"));
        film(ExportKind.FRAMES, film -> {
            set(film, "width", "64");
            film.playerProperty().set("random");
        });
        assertThat(failed).isEmpty();
        assertThat(saved).containsExactly(folder.resolve("catch-dqn-seed-1-2"));
        assertThat(files()).hasSizeGreaterThan(20).contains(Path.of("catch-dqn-seed-1-2", "frame-0001.png"));
    }

    private void film(ExportKind kind, Consumer<FilmViewModel> chosen) {
        model.export(run, kind);
        chosen.accept(model.filmProperty().get());
        choose(kind);
        int previews = waiting();
        model.film();
        assertThat(model.filmProperty().get()).isNull();
        await("captured", () -> waiting() > previews);
        work();
    }

    private static void set(FilmViewModel film, String name, String value) {
        film.knobs().stream().filter(knob -> knob.knob().name().equals(name)).findFirst().orElseThrow().type(value);
    }

    @Test
    void thePreviewShowsHowTheFilmBegins() {
        model.export(run, ExportKind.GIF);
        FilmViewModel film = model.filmProperty().get();
        work();
        byte[] light = film.previewProperty().get();
        assertThat(new String(light, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
        set(film, "width", "100");
        work();
        byte[] narrow = film.previewProperty().get();
        assertThat(narrow[19]).as("width").isEqualTo((byte) 100);
        set(film, "width", "3");
        assertThat(film.knobs().stream().map(knob -> knob.problemProperty().get()).toList())
                .contains("Width must be between 64 and 1,280, not 3.");
    }

    @Test
    void onlyTheNewestPreviewCounts() {
        model.export(run, ExportKind.GIF);
        FilmViewModel film = model.filmProperty().get();
        set(film, "width", "100");
        List<Runnable> drawings = List.copyOf(beside);
        drawings.reversed().forEach(Runnable::run);
        tell();
        assertThat(film.previewProperty().get()[19]).isEqualTo((byte) 100);
    }

    @ParameterizedTest
    @EnumSource(ExportKind.class)
    void whatIsCalledOffLeavesNothingBehind(ExportKind kind) throws Exception {
        choose(kind);
        // A film has a preview, too.
        int before = kind.isFilm() ? 1 : 0;
        model.export(run, kind);
        if (kind.isFilm()) {
            model.film();
        }
        await("captured", () -> waiting() > before);
        model.callOff();
        work();
        assertThat(model.doingProperty().get()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(failed).isEmpty();
    }

    @Test
    void closingCallsOffWithoutAWord() throws Exception {
        answers.export(folder.resolve("made"));
        model.export(run, ExportKind.REPORT);
        await("captured", () -> waiting() > 0);
        model.close();
        work();
        assertThat(files()).isEmpty();
        assertThat(saved).isEmpty();
        assertThat(failed).isEmpty();
    }

    @Test
    void progressIsShownOnceAFrame() {
        List<Double> shown = new ArrayList<>();
        answers.export(folder.resolve("made"));
        model.export(run, ExportKind.REPORT);
        await("captured", () -> waiting() > 0);
        Runnable export = beside.removeFirst();
        Thread thread = Thread.ofPlatform().start(export);
        while (thread.isAlive()) {
            model.pulse();
            double share = model.shareProperty().get();
            if (shown.isEmpty() || shown.getLast() != share) {
                shown.add(share);
            }
        }
        assertThat(shown).isSorted();
        assertThat(shown).last().satisfies(share -> assertThat(share).isBetween(0.5, 1.0));
    }

    @Test
    void oneAtATime() {
        answers.export(folder.resolve("made"));
        model.export(run, ExportKind.NPZ);
        model.export(run, ExportKind.CSV);
        assertThat(sentences()).containsExactly("app.export.busy");
        work();
        model.export(run, ExportKind.CSV);
        assertThat(failed).hasSize(1);
        work();
        assertThat(saved).hasSize(2);
    }

    @Test
    void anotherLanguageGoesOnWithTheExport() {
        answers.export(folder.resolve("made"));
        model.export(run, ExportKind.NPZ);
        ExportsViewModel german = model(new Texts(Locale.GERMAN));
        german.goOn(model);
        assertThat(german.doingProperty().get()).isEqualTo("made wird exportiert …");
        model.close();
        work();
        assertThat(saved).hasSize(1);
        assertThat(german.doingProperty().get()).isEmpty();
    }

    @Test
    void aFolderThatIsGoneIsOneSentence() {
        answers.export(folder.resolve("gone").resolve("made"));
        model.export(run, ExportKind.ONNX);
        work();
        assertThat(ENGLISH.say(((Refused) failed.getFirst()).sentences()))
                .isEqualTo("made could not be saved because there is no folder %s. Choose another folder.", folder.resolve("gone"));
    }

    @Test
    void whereNobodyLearnsAReasonIsGiven() throws Exception {
        assertThat(ExportsViewModel.obstacle(run)).isEmpty();
        try (RunViewModel empty = RunViewModel.fresh(Plan.without(World.canonical(Environments.ALL.getFirst()), 1))) {
            assertThat(ExportsViewModel.obstacle(empty)).contains(Sentence.of("app.export.noLearner"));
            model.export(empty, ExportKind.GIF);
            assertThat(sentences()).containsExactly("app.export.noLearner");
        }
        RunViewModel shelved = RunViewModel.shelved(run.capture().get(20, TimeUnit.SECONDS), folder.resolve("run.arcade"));
        assertThat(ExportsViewModel.obstacle(shelved)).contains(Sentence.of("app.export.shelved"));
    }

    private List<String> sentences() {
        return failed.stream().map(problem -> ((Refused) problem).sentences().getFirst().key()).toList();
    }

    @Test
    void whatWasMadeIsShownOrItIsSaidWhyNot() {
        model.show(folder.resolve("made"));
        work();
        assertThat(answers.revealed()).containsExactly(folder.resolve("made"));
        answers.nothingToRevealWith();
        model.show(folder);
        work();
        assertThat(sentences()).containsExactly("app.problem.reveal");
    }
}
