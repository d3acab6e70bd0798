package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class AlbumTest {
    private static final long LONG_AFTER = 1_000_000_000;

    /// A policy of so many bytes.
    private record Weights(long bytes) implements PolicySnapshot {
        @Override
        public Policy open() {
            throw new UnsupportedOperationException();
        }
    }

    private static Album.Page page(long episodes, long bytes) {
        return new Album.Page(episodes, 10 * episodes, new Weights(bytes));
    }

    private static List<Long> episodes(Album album) {
        return album.view().pages().stream().map(Album.Page::episodes).toList();
    }

    private static Album after(int games, int mostPages, long mostBytes, long bytes) {
        Album album = new Album(mostPages, mostBytes);
        LongStream.rangeClosed(0, games).forEach(episode -> album.add(page(episode, bytes), episode, 0));
        return album;
    }

    @Test
    void afterManyGamesThePagesLieAboutAsFarApartAsTheyAreOld() {
        List<Long> kept = episodes(after(5_000, 20, Long.MAX_VALUE, 1));
        assertThat(kept).hasSize(20).isSorted().startsWith(0L).endsWith(5_000L);
        List<Double> ratios = new ArrayList<>();
        for (int i = 1; i < kept.size() - 1; i++) {
            ratios.add((kept.get(i) + 1.0) / (kept.get(i - 1) + 1.0));
        }
        assertThat(ratios).as("from page to page in %s", kept).allMatch(ratio -> ratio > 1.1 && ratio < 2.6);
    }

    @Test
    void theFirstAndTheNewestAreThereAfterEveryGame() {
        Album album = new Album(3, Long.MAX_VALUE);
        for (long episode = 0; episode < 200; episode++) {
            album.add(page(episode, 1), episode, 0);
            assertThat(episodes(album)).startsWith(0L).endsWith(episode).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void ofALargeNetworkThereAreFewerPages() {
        List<Long> kept = episodes(after(1_000, 40, 100, 21));
        assertThat(kept).hasSize(4).startsWith(0L).endsWith(1_000L);
    }

    @Test
    void ofANetworkTooLargeForTwoPagesTheNewestIsKept() {
        assertThat(episodes(after(10, 40, 100, 60))).containsExactly(10L);
        assertThat(episodes(after(10, 40, 100, 200))).containsExactly(10L);
    }

    @Test
    void aPageIsWantedAtTheEndOfAGameAndNoMoreThanTenTimesASecond() {
        Album album = new Album();
        assertThat(album.wants(0, 0)).as("the untrained agent").isTrue();
        album.add(page(0, 1), 0, 0);
        assertThat(album.wants(0, LONG_AFTER)).as("in the same game").isFalse();
        assertThat(album.wants(1, Album.SHORTEST_PERIOD_NANOS - 1)).isFalse();
        assertThat(album.wants(1, Album.SHORTEST_PERIOD_NANOS)).isTrue();
    }

    @Test
    void takingPagesTakesNoMoreThanAHundredthOfTheTime() {
        Album album = new Album();
        long took = 20_000_000;
        album.add(page(0, 1), took, took);
        assertThat(album.wants(1, took + 100 * took - 1)).isFalse();
        assertThat(album.wants(1, took + 100 * took)).isTrue();
    }

    @Test
    void aViewStaysAsItWas() {
        Album album = after(3, 40, 100, 1);
        Album.View before = album.view();
        album.add(page(4, 1), 4, 0);
        assertThat(before.pages()).hasSize(4);
        assertThat(album.view().pages()).hasSize(5);
    }
}
