package agentarcade.cli;

import agentarcade.knob.Texts;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;

/// What tests of commands share: a terminal whose words can be read.
abstract class CommandTest {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /// A terminal on which nothing is written yet.
    ///
    /// @param live whether a line can be written anew
    final Terminal terminal(Path folder, boolean live) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Terminal(new PrintWriter(out), new PrintWriter(err), live, folder, new Texts(Locale.ENGLISH));
    }
}
