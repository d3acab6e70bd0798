package agentarcade.app.files;

import agentarcade.knob.Refused;
import agentarcade.knob.Texts;
import agentarcade.store.RunFiles;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The system's file dialogs, starting in the folder used last, a question before closing, and the system's window of files.
public final class SystemDialogs implements Dialogs {
    private static final double ROOM_FOR_A_NAME = 460;

    private static final Logger LOG = LoggerFactory.getLogger(SystemDialogs.class);

    private final Stage owner;
    private final Texts texts;
    private File folder;

    /// @param library where saved runs are kept; files are looked for there first
    public SystemDialogs(Stage owner, Texts texts, Path library) {
        this.owner = owner;
        this.texts = texts;
        folder = Files.isDirectory(library) ? library.toFile() : new File(System.getProperty("user.home"));
    }

    @Override
    public Optional<Path> fileToOpen() {
        return chosen(runs("app.files.open").showOpenDialog(owner));
    }

    /// Such a dialog can only begin in a folder that is there, so it is made for it.
    @Override
    public Optional<Path> fileToSave(Path suggested) {
        FileChooser chooser = runs("app.files.save");
        try {
            RunFiles.createFolder(suggested.getParent());
            chooser.setInitialDirectory(suggested.getParent().toFile());
        } catch (Refused elsewhere) {
            LOG.info("Saving begins elsewhere", elsewhere);
        }
        chooser.setInitialFileName(suggested.getFileName().toString());
        return chosen(chooser.showSaveDialog(owner)).map(path -> withExtension(path, RunFiles.EXTENSION));
    }

    @Override
    public Optional<Path> exportTo(String suggestedName, Kind kind) {
        FileChooser chooser = chooser("app.files.export", kind.name(), kind.extension());
        chooser.setInitialFileName(suggestedName);
        return chosen(chooser.showSaveDialog(owner)).map(path -> withExtension(path, kind.extension()));
    }

    @Override
    public Optional<Path> fileToRead(String title, String files, List<String> extensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new ExtensionFilter(files, extensions.stream().map(extension -> "*" + extension).toList()));
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chosen(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> folder(String title, Optional<Path> start) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start.map(Path::toFile).or(() -> Optional.of(folder)).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<Path> chosen = Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
        chosen.filter(path -> start.isEmpty()).ifPresent(path -> folder = path.toFile());
        return chosen;
    }

    @Override
    public void reveal(Path path) throws Refused {
        FileManager.reveal(path);
    }

    private FileChooser runs(String title) {
        return chooser(title, texts.say("app.files.filter"), RunFiles.EXTENSION);
    }

    private FileChooser chooser(String title, String files, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.say(title));
        chooser.getExtensionFilters().add(new ExtensionFilter(files, "*" + extension));
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        if (file == null) {
            return Optional.empty();
        }
        folder = file.getParentFile();
        return Optional.of(file.toPath());
    }

    /// Some systems' dialogs return what was typed, without the extension.
    static Path withExtension(Path path, String extension) {
        String name = path.getFileName().toString();
        return name.endsWith(extension) ? path : path.resolveSibling(name + extension);
    }

    @Override
    public Unsaved unsaved(List<String> names) {
        boolean several = names.size() > 1;
        ButtonType save = new ButtonType(texts.say(several ? "app.unsaved.saveAll" : "app.unsaved.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(texts.say("app.unsaved.discard"), ButtonData.NO);
        ButtonType cancel = new ButtonType(texts.say("app.unsaved.cancel"), ButtonData.CANCEL_CLOSE);
        String why = texts.say(several ? "app.unsaved.whyAll" : "app.unsaved.why");
        Alert question = new Alert(AlertType.CONFIRMATION, "• " + String.join("\n• ", names) + "\n\n" + why, save, discard, cancel);
        question.initOwner(owner);
        question.setTitle(texts.say("app.title"));
        question.setHeaderText(several ? texts.say("app.unsaved.questions", names.size()) : texts.say("app.unsaved.question"));
        question.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        question.getDialogPane().getStyleClass().addAll(owner.getScene().getRoot().getStyleClass());
        // Whatever it has to say is said in full, however many runs there are.
        question.getDialogPane().setMinSize(ROOM_FOR_A_NAME, Region.USE_PREF_SIZE);
        ButtonType answer = question.showAndWait().orElse(cancel);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }
}
