package agentarcade.app.shell;

import javafx.fxml.FXML;

/// What the toolbar and the menu both offer. Their FXML names these methods.
abstract class CommandsView {
    private final Commands commands;

    CommandsView(Commands commands) {
        this.commands = commands;
    }

    @FXML
    private void gallery() {
        commands.gallery();
    }

    @FXML
    private void library() {
        commands.library();
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
    private void open() {
        commands.open();
    }

    @FXML
    private void save() {
        commands.save();
    }
}
