package agentarcade.app.library;

import java.nio.file.Path;

/// The ways out of the library, and what it has to say to the window around it.
public interface Doors {

    /// To this saved run.
    void open(Path run);

    /// To a saved run that a person chooses.
    void open();

    /// Puts a saved run beside those that are compared.
    void compare(Path run);

    /// To where a world is chosen to be trained in.
    void gallery();

    /// To what was open before.
    void back();

    /// A file has another name or another place now.
    void moved(Path from, Path to);

    void tell(String sentence);

    /// @param undo takes back what was done
    void tell(String sentence, Runnable undo);

    /// Says what went wrong.
    void tell(Throwable problem);
}
