package agentarcade.app.library;

import agentarcade.app.library.LibraryViewModel.State;
import agentarcade.app.theme.Palette;
import agentarcade.app.view.Labels;
import agentarcade.app.view.Views;
import agentarcade.experiment.EnvironmentType;
import agentarcade.knob.Texts;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All saved runs, to look into, to open and to put in order.
public final class LibraryView {
    private final LibraryViewModel model;
    private final ObservableValue<Palette> palette;
    private final Texts texts;
    private DetailsView detailsView;
    @FXML private HBox root;
    @FXML private Label count;
    @FXML private HBox filters;
    @FXML private TextField search;
    @FXML private ComboBox<Optional<EnvironmentType<?>>> world;
    @FXML private ComboBox<Order> order;
    @FXML private ToggleButton reversed;
    @FXML private FontIcon direction;
    @FXML private ListView<SavedRun> list;
    @FXML private VBox hint;
    @FXML private Label hintTitle;
    @FXML private Label hintText;
    @FXML private Button hintDeed;
    @FXML private Label folder;
    @FXML private StackPane details;

    public LibraryView(LibraryViewModel model, ObservableValue<Palette> palette, Texts texts) {
        this.model = model;
        this.palette = palette;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        detailsView = new DetailsView(model, palette, list::requestFocus);
        details.getChildren().add(Views.load(detailsView, texts));
        model.chosenProperty().subscribe(run -> Views.present(details, run != null));
        bindFilters();
        bindList();
        model.stateProperty().subscribe(this::show);
        count.textProperty().bind(model.countProperty());
        folder.textProperty().bind(model.folderProperty().map(Object::toString));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Gives the keyboard to the list, or to what there is instead.
    public void focus() {
        if (list.isVisible()) {
            list.requestFocus();
        } else {
            hintDeed.requestFocus();
        }
    }

    private void bindFilters() {
        search.textProperty().bindBidirectional(model.searchProperty());
        choice(order, one -> texts.say("app.library.order." + one));
        order.getItems().setAll(Order.values());
        order.valueProperty().bindBidirectional(model.orderProperty());
        reversed.selectedProperty().bindBidirectional(model.reversedProperty());
        reversed.selectedProperty().subscribe(on -> direction.setIconLiteral(on ? "fth-arrow-up" : "fth-arrow-down"));
        choice(world, one -> one.map(type -> texts.name(type.name().key())).orElse(texts.say("app.library.allWorlds")));
        model.worldsProperty().subscribe(known -> {
            List<Optional<EnvironmentType<?>>> offered = new ArrayList<>();
            offered.add(Optional.empty());
            known.forEach(type -> offered.add(Optional.of(type)));
            // What is chosen stays so, even if no run of that world is left.
            model.worldProperty().get().filter(type -> !known.contains(type)).ifPresent(type -> offered.add(Optional.of(type)));
            if (!offered.equals(world.getItems())) {
                Optional<EnvironmentType<?>> before = model.worldProperty().get();
                world.getItems().setAll(offered);
                world.setValue(before);
            }
        });
        world.setValue(model.worldProperty().get());
        world.valueProperty().subscribe((was, one) -> {
            if (one != null) {
                model.worldProperty().set(one);
            }
        });
        model.worldProperty().subscribe(world::setValue);
    }

    private static <T> void choice(ComboBox<T> box, Function<T, String> name) {
        box.setConverter(Labels.of(name));
    }

    // ---- list ----

    private void bindList() {
        list.setCellFactory(any -> {
            SavedRunCell cell = new SavedRunCell(model, palette);
            cell.setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !cell.isEmpty()) {
                    model.open();
                }
            });
            return cell;
        });
        list.setItems(model.shown());
        list.getSelectionModel().selectedItemProperty().subscribe((was, run) -> {
            if (run != null) {
                model.chosenProperty().set(run);
            }
        });
        model.chosenProperty().subscribe(run -> select());
        // A list that is put in order selects what is now in the place of what was chosen.
        model.shown().addListener((ListChangeListener<SavedRun>) change -> select());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInList);
        list.setContextMenu(menu());
    }

    private void select() {
        SavedRun run = model.chosenProperty().get();
        int place = model.shown().indexOf(run);
        if (place < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedItem() != run) {
            list.getSelectionModel().clearAndSelect(place);
            list.getFocusModel().focus(place);
            list.scrollTo(place);
        }
    }

    private ContextMenu menu() {
        MenuItem open = item("app.library.menu.open", model::open);
        MenuItem compare = item("app.library.compare", model::compare);
        ContextMenu menu = new ContextMenu(open, compare, new SeparatorMenuItem(), item("app.library.menu.rename", detailsView::rename),
                item("app.library.reveal", model::reveal), item("app.library.menu.throwAway", model::throwAway));
        menu.setOnShowing(showing -> {
            SavedRun run = model.chosenProperty().get();
            boolean readable = run != null && run.summary().isPresent();
            open.setDisable(!readable);
            compare.setDisable(!readable);
        });
        return menu;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.say(key));
        item.setOnAction(chosen -> action.run());
        return item;
    }

    private void pressedInList(KeyEvent key) {
        switch (key.getCode()) {
            case ENTER -> model.open();
            case F2 -> detailsView.rename();
            case DELETE, BACK_SPACE -> model.throwAway();
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// Before any control takes it for itself, but not before a list that is open or a name that is being typed.
    private void pressed(KeyEvent key) {
        boolean busy = world.isShowing() || order.isShowing() || key.getTarget() instanceof TextField typed && typed != search;
        if (key.getCode() == KeyCode.ESCAPE && !busy) {
            key.consume();
            if (search.getText().isEmpty()) {
                model.back();
            } else {
                search.clear();
            }
        }
    }

    // ---- in place of the list ----

    private void show(State state) {
        boolean listed = state instanceof State.Listed;
        Views.present(list, listed);
        Views.present(hint, !listed);
        filters.setDisable(state instanceof State.Empty || state instanceof State.Unreadable);
        switch (state) {
            case State.Looking() -> hint("app.library.looking", "", "", () -> {
            });
            case State.Listed() -> {
            }
            case State.Empty() -> hint("app.library.empty", texts.say("app.library.empty.about"), "app.library.empty.deed", model::gallery);
            case State.NoneFound() ->
                    hint("app.library.noneFound", texts.say("app.library.noneFound.about"), "app.library.showAll", model::showAll);
            case State.Unreadable(String sentence) ->
                    hint("app.library.unreadable", sentence, "app.library.chooseFolder", model::chooseFolder);
        }
    }

    private void hint(String title, String about, String deed, Runnable action) {
        hintTitle.setText(texts.say(title));
        hintText.setText(about);
        Views.present(hintDeed, !deed.isEmpty());
        hintDeed.setText(deed.isEmpty() ? "" : texts.say(deed));
        hintDeed.setOnAction(press -> action.run());
    }

    @FXML
    private void openOther() {
        model.openOther();
    }

    @FXML
    private void revealFolder() {
        model.revealFolder();
    }

    @FXML
    private void chooseFolder() {
        model.chooseFolder();
    }

    @FXML
    private void back() {
        model.back();
    }
}
