package agentarcade.app.shell;

import agentarcade.app.export.ExportMenu;
import agentarcade.app.files.Preferences;
import agentarcade.app.theme.CurveColours;
import agentarcade.app.theme.Theme;
import agentarcade.knob.Texts;
import agentarcade.train.Measure;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
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
import java.util.function.Consumer;
import java.util.function.Function;

/// Everything the window can do, with its keys, and how it looks. What is written in its FXML is the one declaration of the keys: the list
/// of shortcuts and the hints of buttons are read from it.
final class MenuView extends CommandsView {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final ShellViewModel model;
    private final Commands commands;
    private final Theme theme;
    private final ObservableValue<Boolean> there;
    private final Preferences preferences;
    private final Texts texts;
    private final Consumer<Locale> speak;
    private Shortcuts shortcuts;
    @FXML private MenuButton more;
    @FXML private Menu recent;
    @FXML private Menu export;
    @FXML private Menu language;
    @FXML private Menu curves;
    @FXML private CheckMenuItem dark;
    @FXML private CheckMenuItem projector;
    @FXML private CheckMenuItem still;
    @FXML private CheckMenuItem effects;
    @FXML private CheckMenuItem frames;

    /// @param there whether the window still has this menu
    MenuView(ShellViewModel model, Commands commands, Theme theme, ObservableValue<Boolean> there, Preferences preferences, Texts texts,
            Consumer<Locale> speak) {
        super(commands);
        this.model = model;
        this.commands = commands;
        this.theme = theme;
        this.there = there;
        this.preferences = preferences;
        this.texts = texts;
        this.speak = speak;
    }

    /// The keys of this menu, once it is loaded.
    Shortcuts shortcuts() {
        return shortcuts;
    }

    @FXML
    private void initialize() {
        shortcuts = new Shortcuts(more.getItems(), texts);
        follow(dark, theme.darkProperty());
        follow(projector, theme.projectorProperty());
        follow(still, theme.stillProperty());
        effects.setSelected(preferences.effects());
        effects.selectedProperty().subscribe((was, on) -> preferences.effects(on));
        effects.selectedProperty().subscribe(any -> applyEffects());
        theme.calm().when(there).subscribe(any -> applyEffects());
        listExports();
        more.setOnShowing(showing -> {
            listRecent();
            listExports();
        });
        choice(language, LANGUAGES, texts.locale().getLanguage(), Locale::getLanguage, one -> one.getDisplayLanguage(one), speak);
        choice(curves, List.of(CurveColours.values()), theme.curvesProperty().get(), Function.identity(), one -> texts.say(one.key()),
                theme.curvesProperty()::set);
        frames.selectedProperty().bindBidirectional(model.layout().framesShownProperty());
    }

    /// Both ways, without the property of the theme, which lives longer, holding on to the menu.
    private void follow(CheckMenuItem item, BooleanProperty property) {
        property.when(there).subscribe(item::setSelected);
        item.selectedProperty().subscribe((was, on) -> property.set(on));
    }

    private void applyEffects() {
        model.game().effectsProperty().set(effects.isSelected() && !theme.calm().getValue());
    }

    private static <T, K> void choice(Menu menu, List<T> offered, K now, Function<T, K> key, Function<T, String> name, Consumer<T> choose) {
        ToggleGroup group = new ToggleGroup();
        for (T one : offered) {
            RadioMenuItem item = new RadioMenuItem(name.apply(one));
            item.setToggleGroup(group);
            item.setSelected(key.apply(one).equals(now));
            item.setOnAction(chosen -> choose.accept(one));
            menu.getItems().add(item);
        }
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

    private void listExports() {
        export.getItems().setAll(ExportMenu.items(model.runProperty().get(), commands::export, texts));
    }

    @FXML
    private void keras() {
        commands.openKeras();
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
    private void branch() {
        commands.branch();
    }

    @FXML
    private void saveAs() {
        commands.saveAs();
    }

    @FXML
    private void saveSmallCopy() {
        commands.saveSmallCopy();
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

    @FXML
    private void fullScreen() {
        commands.fullScreen();
    }

    @FXML
    private void shortcutList() {
        shortcuts.show();
    }
}
