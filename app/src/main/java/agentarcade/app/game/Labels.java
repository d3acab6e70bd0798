package agentarcade.app.game;

import javafx.util.StringConverter;

import java.util.function.Function;

/// Words for the values of a list or a slider, which nobody types.
final class Labels {
    private Labels() {
    }

    static <T> StringConverter<T> of(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("These labels are not typed");
            }
        };
    }
}
