package agentarcade.app.game;

import agentarcade.train.Album;
import agentarcade.train.Album.Page;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Which page of the album an agent "as it was" is taken from. Whoever has chosen one keeps it, even when the album has thinned it out.
public final class PageChoice {
    private final ReadOnlyObjectWrapper<List<Page>> pages = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Page> chosen = new SimpleObjectProperty<>();

    /// All there are to choose from, oldest first.
    public ReadOnlyObjectProperty<List<Page>> pagesProperty() {
        return pages.getReadOnlyProperty();
    }

    /// The page that was chosen; null before there was any.
    public ObjectProperty<Page> chosenProperty() {
        return chosen;
    }

    Optional<Page> chosen() {
        return Optional.ofNullable(chosen.get());
    }

    void show(Album.View album) {
        if (pages.get() == album.pages()) {
            return;
        }
        pages.set(album.pages());
        if (chosen.get() == null && !album.pages().isEmpty()) {
            chosen.set(album.pages().get((album.pages().size() - 1) / 2));
        }
    }

    /// The pages are those of another run.
    void forget() {
        chosen.set(null);
        pages.set(List.of());
    }

    /// Keeps to the page that was chosen elsewhere for the same run.
    void goOn(PageChoice other) {
        chosen.set(other.chosen.get());
        pages.set(other.pages.get());
    }

    /// Where the chosen page is among the pages or, if it is not there any more, the one nearest to it.
    public int place() {
        List<Page> all = pages.get();
        long games = chosen().map(Page::episodes).orElse(0L);
        return IntStream.range(0, all.size()).boxed()
                .min((one, other) -> Long.compare(Math.abs(all.get(one).episodes() - games), Math.abs(all.get(other).episodes() - games)))
                .orElse(0);
    }

    /// Chooses the page at this place.
    public void choose(int place) {
        List<Page> all = pages.get();
        if (!all.isEmpty()) {
            chosen.set(all.get(Math.clamp(place, 0, all.size() - 1)));
        }
    }
}
