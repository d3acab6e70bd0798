package agentarcade.app.charts;

import agentarcade.app.theme.Palette;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// The two curves every run has: how well it plays and how large its errors are.
public final class ChartsView {
    private final ChartsViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    @FXML private Label scoreTitle;
    @FXML private Label scoreNow;
    @FXML private StackPane scoreChart;
    @FXML private Label lossNow;
    @FXML private StackPane lossChart;

    public ChartsView(ChartsViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        scoreTitle.textProperty().bind(model.scoreTitleProperty());
        scoreNow.textProperty().bind(model.scoreNowProperty());
        lossNow.textProperty().bind(model.lossNowProperty());
        place(new CurveChart(texts, true), scoreChart, model.scoreProperty());
        place(new CurveChart(texts, false), lossChart, model.lossProperty());
    }

    private void place(CurveChart chart, StackPane place, ObservableValue<ChartsViewModel.Plot> plot) {
        place.getChildren().add(chart.node());
        palette.subscribe(chart::dress);
        plot.subscribe(chart::show);
    }
}
