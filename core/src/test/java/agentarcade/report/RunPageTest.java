package agentarcade.report;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Policy;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.experiment.Preset;
import agentarcade.experiment.Run;
import agentarcade.knob.Knobs;
import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.Fingerprint;
import agentarcade.store.Presets;
import agentarcade.train.Series;
import agentarcade.train.TrainingLoop;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunPageTest {
    private static final EnvironmentType<?> CATCH = Environments.find("catch").orElseThrow();
    private static final AlgorithmType<?> REINFORCE = Algorithms.find("reinforce").orElseThrow();
    private static final RunPage.Games GAMES = new RunPage.Games(3, 5);

    @TempDir Path folder;

    private static Experiment experiment(Map<String, Object> changes) throws Refused {
        Preset preset = Presets.first(CATCH, REINFORCE);
        Knobs<?> knobs = REINFORCE.settings();
        Map<String, Object> values = knobs.values(preset.settings());
        values.putAll(changes);
        return new Experiment(preset.world(), REINFORCE, knobs.create(values), 42);
    }

    private interface Use {
        void of(RunPage.Subject subject) throws Exception;
    }

    private static void trained(Experiment experiment, Use use) throws Exception {
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < 600) {
                loop.step();
            }
            loop.addTrainedNanos(125_000_000_000L);
            try (Policy policy = loop.policy().open()) {
                use.of(new RunPage.Subject(new Run(experiment, loop.checkpoint()), loop.curves(), loop.updates(), policy));
            }
        }
    }

    /// The page is HTML written so that it is XML as well, which can be checked without a browser.
    private static Document parse(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }

    @Test
    void aPageTellsWhatWasTrainedWhatDiffersAndHowToRepeatIt() throws Exception {
        trained(experiment(Map.of("learningRate", 0.00321)), subject -> {
            Document page = parse(RunPage.text(subject, GAMES, new Texts(Locale.ENGLISH), Progress.IGNORED).orElseThrow());
            assertThat(texts(page, "h1")).containsExactly("REINFORCE learns Catch");
            assertThat(texts(page, "dd")).startsWith("Catch", "REINFORCE", "42", "600")
                    .contains("2 min 5 s", Fingerprint.of(subject.run().checkpoint().agent()));
            assertThat(texts(page, "h2")).contains("Changed from the preset “Tuned”");
            assertThat(texts(page, "td")).hasSize(3).startsWith("Learning rate", "0.00321");
            assertThat(texts(page, "pre")).containsExactly(
                    "agent-arcade train --world catch --algorithm reinforce --set learningRate=0.00321 --seed 42 --steps 600");
            assertThat(elements(page, "svg")).hasSize(2);
            assertThat(elements(page, "path")).filteredOn(path -> path.getAttribute("class").startsWith("curve")).hasSize(2)
                    .allMatch(path -> path.getAttribute("d").startsWith("M"));
        });
    }

    @Test
    void aPageHoldsAllItNeedsSpeaksTheReadersLanguageAndIsNotLeftBehindWhenCalledOff() throws Exception {
        trained(experiment(Map.of()), subject -> {
            String text = RunPage.text(subject, GAMES, new Texts(Locale.ENGLISH), Progress.IGNORED).orElseThrow();
            Document page = parse(text);
            assertThat(text).doesNotContain("http:", "https:", "url(", "<script");
            assertThat(elements(page, "img").getFirst().getAttribute("src")).startsWith("data:image/gif;base64,R0lGODlh");
            assertThat(elements(page, "img").getFirst().getAttribute("alt")).startsWith("The best of 3 games: number ");
            assertThat(elements(page, "source").getFirst().getAttribute("srcset")).startsWith("data:image/gif;base64,R0lGODlh");
            assertThat(texts(page, "h2")).contains("All settings are those of the preset “Tuned”");

            Document german = parse(RunPage.text(subject, GAMES, new Texts(Locale.GERMAN), Progress.IGNORED).orElseThrow());
            assertThat(german.getDocumentElement().getAttribute("lang")).isEqualTo("de");
            assertThat(texts(german, "h1")).containsExactly("REINFORCE lernt Catch");
            assertThat(texts(german, "h2")).contains("So lässt sich dieser Lauf wiederholen");

            // Called off while playing, and while drawing.
            for (double most : new double[] {0, 0.6}) {
                Path file = folder.resolve("page.html");
                assertThat(RunPage.write(file, subject, GAMES, new Texts(Locale.ENGLISH), share -> share < most)).isFalse();
                assertThat(folder.toFile().list()).isEmpty();
            }
        });
    }

    @Test
    void theNearestPresetIsTheOneToStartFrom() throws Exception {
        EnvironmentType<?> cave = Environments.find("cave").orElseThrow();
        AlgorithmType<?> dqn = Algorithms.find("dqn").orElseThrow();
        for (Preset preset : Presets.of(cave, dqn)) {
            Recipe recipe = Recipe.of(preset.experiment(1));
            assertThat(recipe.preset().id()).isEqualTo(preset.id());
            assertThat(recipe.changed()).isEmpty();
            assertThat(recipe.command(10)).isEqualTo("agent-arcade train --world cave --algorithm dqn "
                    + (preset.id().equals(Presets.FIRST) ? "" : "--preset " + preset.id() + " ") + "--seed 1 --steps 10");
        }
    }

    @Test
    void whatATextContainsIsNeverTakenForMarkup() {
        assertThat(Html.escape("<b a=\"1\" b='2'>&amp; 😀")).isEqualTo("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp; 😀");
    }

    @Test
    void axesHaveRoundNumbers() {
        assertThat(new double[] {CurveSvg.tick(5), CurveSvg.tick(500), CurveSvg.tick(0.03), CurveSvg.tick(7), CurveSvg.tick(60_000)})
                .containsExactly(1, 100, 0.01, 2, 20_000);
    }

    @Test
    void aCurveReachesFromEdgeToEdgeAndALevelIsNamed() {
        Series series = new Series();
        series.add(0, 0);
        series.add(100, 10);
        String svg = new CurveSvg("Score & more", "score", series.view(), List.of(new CurveSvg.Level("<best>", 8)), 100, false,
                Locale.ENGLISH).draw("Steps");
        assertThat(svg).contains("d=\"M52.0 184.0L428.0 10.0\"", "aria-label=\"Score &amp; more\"", ">&lt;best&gt;</text>",
                "class=\"level\" x1=\"52.0\" y1=\"44.8\"");
    }
}
