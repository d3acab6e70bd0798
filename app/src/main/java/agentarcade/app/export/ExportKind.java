package agentarcade.app.export;

import agentarcade.app.files.Dialogs.Kind;

import java.util.Optional;

/// What can be made of a run for other programs and other people.
public enum ExportKind {
    NPZ(Kind.NPZ), ONNX(Kind.ONNX), TENSORBOARD(null), CSV(Kind.CSV), GIF(Kind.GIF), FRAMES(null), REPORT(Kind.HTML);

    private final Kind file;

    ExportKind(Kind file) {
        this.file = file;
    }

    /// The kind of file; empty if it is a folder that is filled.
    Optional<Kind> file() {
        return Optional.ofNullable(file);
    }

    /// Whether it shows a game, so that there is something to choose first.
    boolean isFilm() {
        return this == GIF || this == FRAMES;
    }

    /// The key of what a menu calls it.
    String key() {
        return "app.export." + name();
    }
}
