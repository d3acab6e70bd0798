package agentarcade.app.knobs;

import agentarcade.app.view.Views;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// A group of settings: a head that opens and closes it, and a row for each setting. Rows are made when they are first seen; thirty at once
/// would hold up a frame.
final class SectionView extends VBox {
    private final SectionViewModel model;
    private final Function<KnobViewModel, KnobRow> maker;
    private final FontIcon arrow = new FontIcon("fth-chevron-right");
    private final ToggleButton head;
    private final VBox rows = new VBox();
    private final Map<KnobViewModel, KnobRow> made = new LinkedHashMap<>();
    private String sought = "";
    private boolean begun;

    SectionView(SectionViewModel model, Function<KnobViewModel, KnobRow> maker) {
        this.model = model;
        this.maker = maker;
        head = new ToggleButton(model.title(), arrow);
        head.setId("section-" + model.id());
        head.getStyleClass().setAll("section-head");
        head.setMaxWidth(Double.MAX_VALUE);
        head.selectedProperty().bindBidirectional(model.openProperty());
        rows.getStyleClass().add("section-rows");
        getStyleClass().add("knob-section");
        getChildren().addAll(head, rows);
        model.openProperty().subscribe((before, open) -> {
            begun = true;
            show();
        });
        show();
    }

    /// Until then there is nothing but the head, unless somebody opens it.
    void begin() {
        if (!begun) {
            begun = true;
            show();
        }
    }

    /// Shows only what a person looks for, even in a closed group; all of an open group if that is nothing.
    /// @return whether there is anything to see
    boolean seek(String text) {
        sought = text.strip();
        show();
        return sought.isEmpty() || model.knobs().stream().anyMatch(knob -> knob.matches(sought));
    }

    private void show() {
        boolean seeking = !sought.isEmpty();
        boolean any = false;
        for (KnobViewModel knob : model.knobs()) {
            boolean seen = seeking ? knob.matches(sought) : begun && model.openProperty().get();
            any |= seen;
            if (seen && !made.containsKey(knob)) {
                made.put(knob, maker.apply(knob));
            }
            if (made.containsKey(knob)) {
                Views.present(made.get(knob), seen);
            }
        }
        arrow.setIconLiteral(any || !seeking && model.openProperty().get() ? "fth-chevron-down" : "fth-chevron-right");
        // In the order of the form, whichever was made first.
        var inOrder = model.knobs().stream().filter(made::containsKey).map(made::get).toList();
        if (!rows.getChildren().equals(inOrder)) {
            rows.getChildren().setAll(inOrder);
        }
        Views.present(rows, any);
        Views.present(this, !seeking || any);
        head.setDisable(seeking);
    }
}
