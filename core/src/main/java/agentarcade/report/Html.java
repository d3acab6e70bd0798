package agentarcade.report;

/// Texts put into HTML.
final class Html {
    private Html() {
    }

    /// The text as it is to be read, whatever it contains; fit for attributes in double quotes, too.
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(letter);
            }
        });
        return safe.toString();
    }

    /// An element with nothing but text in it.
    static String element(String name, String text) {
        return "<%s>%s</%s>".formatted(name, escape(text), name);
    }
}
