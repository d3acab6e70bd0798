package agentarcade.knob;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One layer of a convolutional network as people choose it: so many square filters, moved over the picture in steps. People write
/// `16@8x8/4` for 16 filters of 8×8 cells, 4 cells apart; without `/4` they are 1 apart. `same` behind it surrounds the picture with zeros,
/// so that the result is as large as the picture, divided by the stride.
public record Filter(int channels, int size, int stride, boolean padded) {
    public static final int MOST_CHANNELS = 256;
    public static final int LARGEST = 16;

    /// Nobody writes more, and looking for gaps in endless blanks takes endless time.
    private static final int LONGEST_TEXT = 500;

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,4})\\s*@\\s*(\\d{1,4})\\s*[x×]\\s*(\\d{1,4})\\s*(?:/\\s*(\\d{1,4}))?(\\s+same)?");

    /// Whether such filters can be used at all.
    boolean isPossible() {
        return channels >= 1 && channels <= MOST_CHANNELS && size >= 1 && size <= LARGEST && stride >= 1 && stride <= LARGEST;
    }

    /// Places of the filter along a side of a picture, which is the length of that side of its result; 0 if the filter is larger.
    private int places(int length) {
        return padded ? (length + stride - 1) / stride : length < size ? 0 : (length - size) / stride + 1;
    }

    /// What is wrong with such filters, one after the other, for pictures of this size; empty if nothing is.
    public static Optional<Sentence> misfit(List<Filter> filters, int rows, int columns) {
        int down = rows;
        int across = columns;
        for (Filter filter : filters) {
            int nextDown = filter.places(down);
            int nextAcross = filter.places(across);
            if (nextDown < 1 || nextAcross < 1) {
                return Optional.of(Sentence.of("knob.problem.filterTooLarge", filter, down, across));
            }
            down = nextDown;
            across = nextAcross;
        }
        return Optional.empty();
    }

    /// Several of them, with commas between; nothing stands for none.
    /// @return empty if this is no such list
    static Optional<List<Filter>> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        if (text.isBlank()) {
            return Optional.of(List.of());
        }
        List<Optional<Filter>> filters = List.of(text.strip().split("\\s*[,;]\\s*", -1)).stream().map(Filter::one).toList();
        return filters.stream().allMatch(Optional::isPresent)
                ? Optional.of(filters.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private static Optional<Filter> one(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !form.group(2).equals(form.group(3))) {
            return Optional.empty();
        }
        int stride = form.group(4) == null ? 1 : Integer.parseInt(form.group(4));
        return Optional.of(new Filter(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), stride, form.group(5) != null));
    }

    static String show(List<?> filters) {
        return filters.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /// As people write it.
    @Override
    public String toString() {
        return "%d@%dx%d%s%s".formatted(channels, size, size, stride == 1 ? "" : "/" + stride, padded ? " same" : "");
    }
}
