package agentarcade.app.shell;

import agentarcade.app.files.Preferences;
import agentarcade.app.theme.Theme;
import agentarcade.knob.Texts;
import agentarcade.train.Measure;

import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Everything the window can do, with its keys, and how it looks.
final class MenuView {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ShellViewModel model;
    private final Commands commands;
    private final Theme theme;
    private final Preferences preferences;
    private final Texts texts;
    @FXML private MenuButton more;
    @FXML private Menu recent;
    @FXML private Menu language;
    @FXML private CheckMenuItem dark;
    @FXML private CheckMenuItem effects;
    @FXML private CheckMenuItem frames;

    MenuView(ShellViewModel model, Commands commands, Theme theme, Preferences preferences, Texts texts) {
        this.model = model;
        this.commands = commands;
        this.theme = theme;
        this.preferences = preferences;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        dark.selectedProperty().bindBidirectional(theme.darkProperty());
        theme.darkProperty().subscribe((was, on) -> preferences.dark(on));
        effects.setSelected(preferences.effects());
        effects.selectedProperty().subscribe(model.game().effectsProperty()::set);
        effects.selectedProperty().subscribe((was, on) -> preferences.effects(on));
        more.setOnShowing(showing -> listRecent());
        ToggleGroup languages = new ToggleGroup();
        for (Locale offered : LANGUAGES) {
            RadioMenuItem item = new RadioMenuItem(offered.getDisplayLanguage(offered));
            item.setToggleGroup(languages);
            item.setSelected(offered.getLanguage().equals(texts.locale().getLanguage()));
            item.setOnAction(chosen -> {
                preferences.language(offered);
                model.noticeProperty().set(Notice.info(texts.say("app.notice.language")));
            });
            language.getItems().add(item);
        }
        frames.selectedProperty().bindBidirectional(model.framesShownProperty());
    }

    private void listRecent() {
        recent.getItems().clear();
        for (Path path : model.files().recent()) {
            MenuItem item = new MenuItem(path.toString());
            item.setMnemonicParsing(false);
            item.setOnAction(click -> model.files().open(path));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }

    @FXML
    private void gallery() {
        commands.gallery();
    }

    @FXML
    private void train() {
        commands.train();
    }

    @FXML
    private void step() {
        commands.step();
    }

    @FXML
    private void reset() {
        commands.reset();
    }

    @FXML
    private void episode() {
        commands.advance(Measure.EPISODES, 1);
    }

    @FXML
    private void update() {
        commands.advance(Measure.UPDATES, 1);
    }

    @FXML
    private void undo() {
        commands.undo();
    }

    @FXML
    private void redo() {
        commands.redo();
    }

    @FXML
    private void open() {
        commands.open();
    }

    @FXML
    private void save() {
        commands.save();
    }

    @FXML
    private void saveAs() {
        commands.saveAs();
    }

    @FXML
    private void watchPolicy() {
        commands.watchPolicy();
    }

    @FXML
    private void watchTraining() {
        commands.watchTraining();
    }

    @FXML
    private void play() {
        commands.play();
    }
}
