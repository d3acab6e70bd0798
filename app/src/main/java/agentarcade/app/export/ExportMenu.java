package agentarcade.app.export;

import agentarcade.app.run.RunViewModel;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a menu offers to export of a run. If nothing can be, the first line says why.
public final class ExportMenu {
    private ExportMenu() {
    }

    /// @param export what an item does
    public static List<MenuItem> items(RunViewModel run, BiConsumer<RunViewModel, ExportKind> export, Texts texts) {
        Optional<Sentence> obstacle = ExportsViewModel.obstacle(run);
        List<MenuItem> items = new ArrayList<>();
        obstacle.ifPresent(reason -> {
            MenuItem why = new MenuItem(texts.say(reason));
            why.setId("export-obstacle");
            why.setDisable(true);
            items.add(why);
            items.add(new SeparatorMenuItem());
        });
        for (ExportKind kind : ExportKind.values()) {
            MenuItem item = new MenuItem(texts.say(kind.key()));
            item.setId("export-" + kind);
            item.setDisable(obstacle.isPresent());
            item.setOnAction(click -> export.accept(run, kind));
            items.add(item);
        }
        return items;
    }
}
