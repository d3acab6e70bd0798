package agentarcade.app;

import static agentarcade.app.TestWindow.SOON;
import static agentarcade.app.TestWindow.await;
import static agentarcade.app.TestWindow.fx;
import static agentarcade.app.TestWindow.run;
import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.app.shell.Lab;
import agentarcade.app.shell.Page;
import agentarcade.app.shell.Side;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A walk through the whole window with Tab: every stop says what it is, comes once, and comes where the eye expects it.
class FocusOrderTest {
    /// More than any page has: Tab goes in circles somewhere.
    private static final int MOST_STOPS = 250;

    @RegisterExtension final TestWindow window = new TestWindow();

    @Test
    void throughTheGallery() {
        window.awaitStatus("Ready");
        run(() -> window.model().layout().pageProperty().set(Page.GALLERY));
        List<Node> stops = walk("openLibrary");
        assertThat(silent(stops)).as("stops without a word about themselves").isEmpty();
        assertThat(parts(stops, "toolbarPlace", "worlds", "learners", "galleryPreset", "galleryTrain", "galleryBack")).isSorted();
    }

    @Test
    void throughTheLibrary() throws Exception {
        window.awaitStatus("Ready");
        SavedRuns.save(window.preferences().library(), "run", "catch", "dqn", 100);
        run(() -> window.model().layout().pageProperty().set(Page.LIBRARY));
        await("the run", SOON, () -> window.model().library().shown().stream().anyMatch(saved -> saved.summary().isPresent()));
        List<Node> stops = walk("openGallery");
        assertThat(silent(stops)).as("stops without a word about themselves").isEmpty();
        assertThat(parts(stops, "toolbarPlace", "libraryOpen", "librarySearch", "libraryReversed", "libraryList", "libraryChooseFolder",
                "libraryScroll", "libraryOpenRun", "libraryThrowAway")).isSorted().contains(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @CsvSource({"CHARTS, SETTINGS", "INSIDE, RUNS", "COMPARE, RUNS"})
    void throughTheWorkshop(Lab lab, Side side) {
        window.awaitStatus("Ready");
        run(() -> {
            window.model().layout().labProperty().set(lab);
            window.model().layout().sideProperty().set(side);
        });
        List<Node> stops = walk("openGallery");
        assertThat(silent(stops)).as("stops without a word about themselves").isEmpty();
        assertThat(parts(stops, "toolbarPlace", "gamePlace", "labPlace", "sidePlace")).isSorted().contains(0, 1, 2, 3);
    }

    /// All stops of one round, from this one on.
    private List<Node> walk(String from) {
        window.focus(from);
        List<Node> stops = new ArrayList<>();
        Node at = focused();
        do {
            stops.add(at);
            window.press(KeyCode.TAB);
            at = focused();
            assertThat(stops.subList(1, stops.size())).as("reached a second time before the round was over").doesNotContain(at);
        } while (at != stops.getFirst() && stops.size() < MOST_STOPS);
        assertThat(stops).hasSizeLessThan(MOST_STOPS);
        return stops;
    }

    private Node focused() {
        return fx(() -> window.stage().getScene().getFocusOwner());
    }

    private List<String> silent(List<Node> stops) {
        return fx(() -> {
            List<Node> named = window.stage().getScene().getRoot().lookupAll(".label").stream().filter(Label.class::isInstance)
                    .map(label -> ((Label) label).getLabelFor()).toList();
            return stops.stream().filter(stop -> !speaks(stop) && !named.contains(stop)).map(FocusOrderTest::path).toList();
        });
    }

    private static boolean speaks(Node node) {
        boolean hasText = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        return hasText || node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    }

    private static String path(Node node) {
        String name = node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId());
        return node.getParent() == null ? name : path(node.getParent()) + " › " + name;
    }

    /// Which of these parts of the window each stop belongs to, by number; stops elsewhere are left out.
    private List<Integer> parts(List<Node> stops, String... ids) {
        return fx(() -> stops.stream().map(stop -> part(stop, List.of(ids))).filter(part -> part >= 0).toList());
    }

    private static int part(Node node, List<String> ids) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getId() != null && ids.contains(at.getId())) {
                return ids.indexOf(at.getId());
            }
        }
        return -1;
    }
}
