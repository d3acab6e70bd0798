package agentarcade.app.shell;

/// What fills the window: the gallery of worlds to choose from, the library of saved runs, or the place where one is trained.
public enum Page {
    GALLERY, LIBRARY, WORKSHOP
}
