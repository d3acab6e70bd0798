package agentarcade.app.shell;

/// What fills the window: the gallery of worlds to choose from, or the place where the chosen one is trained in.
public enum Page {
    GALLERY, WORKSHOP
}
