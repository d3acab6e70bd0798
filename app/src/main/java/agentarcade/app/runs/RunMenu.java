package agentarcade.app.runs;

import agentarcade.app.export.ExportMenu;
import agentarcade.app.runs.RunRowViewModel.State;
import agentarcade.knob.Texts;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;

/// All that can be done with a run of the list.
final class RunMenu extends MenuButton {
    private static final List<Long> FURTHER_STEPS = List.of(1_000L, 10_000L, 100_000L);

    private final RunRowViewModel row;
    private final RunActions actions;
    private final Runnable rename;
    private final Runnable pickLook;
    private final Texts texts;

    RunMenu(RunRowViewModel row, RunActions actions, Runnable rename, Runnable pickLook, Texts texts) {
        super(null, new FontIcon("fth-more-vertical"));
        this.row = row;
        this.actions = actions;
        this.rename = rename;
        this.pickLook = pickLook;
        this.texts = texts;
        getStyleClass().addAll("quiet", "small", "run-menu");
        setFocusTraversable(false);
        setAccessibleText(texts.say("app.runs.menu"));
        // Something must be there for the menu to open at all.
        getItems().setAll(items());
        setOnShowing(showing -> getItems().setAll(items()));
    }

    private List<MenuItem> items() {
        State state = row.stateProperty().get();
        boolean trains = state == State.TRAINING || state == State.PAUSED;
        List<MenuItem> items = new ArrayList<>();
        if (state == State.SHELVED) {
            items.add(item("app.runs.goOn", () -> actions.goOn(row.run())));
        } else {
            items.add(item("app.runs.choose", () -> actions.choose(row.run())));
        }
        if (trains) {
            items.add(item(state == State.TRAINING ? "app.runs.stop" : "app.train", () -> actions.trainOrPause(row.run())));
            Menu extend = new Menu(texts.say("app.runs.extend"));
            FURTHER_STEPS.forEach(steps -> {
                MenuItem further = new MenuItem(texts.say("app.runs.further", steps));
                further.setOnAction(click -> actions.extend(row.run(), steps));
                extend.getItems().add(further);
            });
            items.add(extend);
        }
        items.add(new SeparatorMenuItem());
        items.add(item("app.runs.rename", rename));
        items.add(item("app.runs.look", pickLook));
        items.add(item(row.drawnProperty().get() ? "app.runs.menuHide" : "app.runs.menuDraw", row::drawOrHide));
        items.add(new SeparatorMenuItem());
        items.add(item("app.runs.beside", () -> actions.runBeside(row.run())));
        if (state != State.SHELVED && state != State.PLAY_ONLY) {
            items.add(item("app.runs.duplicate", () -> actions.duplicate(row.run())));
            MenuItem branch = item("app.runs.branch", () -> actions.branch(row.run()));
            branch.setDisable(row.run().momentProperty().get() == null);
            items.add(branch);
            items.add(item("app.runs.save", () -> actions.save(row.run())));
        }
        Menu export = new Menu(texts.say("app.menu.export"));
        export.getItems().setAll(ExportMenu.items(row.run(), actions::export, texts));
        items.add(export);
        items.add(new SeparatorMenuItem());
        items.add(item("app.runs.discard", () -> actions.discard(row.run())));
        return items;
    }

    // Keys are named in the texts: accelerators would hold for the whole window, and once for each row.
    private MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(texts.say(text));
        item.setOnAction(click -> action.run());
        return item;
    }
}
