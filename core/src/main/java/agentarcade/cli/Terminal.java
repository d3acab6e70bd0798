package agentarcade.cli;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.env.Score;
import agentarcade.knob.Sentence;
import agentarcade.knob.Texts;
import agentarcade.store.ScoreText;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/// Where a command writes. A `live` terminal can show a line that changes; `folder` is where files without a path of their own go.
@AllowedTo(value = Deed.TOUCH_FILES, because = "only java.io.Console tells a terminal from a file")
record Terminal(PrintWriter out, PrintWriter err, boolean live, Path folder, Texts texts) implements Output {

    /// Standard output and standard error, in the language of the system.
    static Terminal standard() {
        boolean live = System.console() != null && System.console().isTerminal();
        return new Terminal(new PrintWriter(System.out, true), new PrintWriter(System.err, true), live, Path.of(""),
                new Texts(Locale.getDefault()));
    }

    @Override
    public void say(String key, Object... arguments) {
        out.println(texts.say(key, arguments));
        out.flush();
    }

    /// Says something that is no result, beside the output that other programs may read.
    void note(String key, Object... arguments) {
        err.println(texts.say(key, arguments));
        err.flush();
    }

    void note(Sentence sentence) {
        note(sentence.key(), sentence.arguments().toArray());
    }

    /// For other programs: one line.
    void json(JsonNode tree) {
        out.println(tree);
        out.flush();
    }

    String score(Score score, double value) {
        return ScoreText.of(texts.locale(), score, value);
    }
}
