package agentarcade.app.view;

import javafx.util.StringConverter;

import java.util.function.Function;

/// Words for the values of a list or a slider, which are chosen and never typed.
public final class Labels {
    private Labels() {
    }

    /// @param words of any value; where none is chosen there are none
    public static <T> StringConverter<T> of(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("These labels are not typed");
            }
        };
    }
}
