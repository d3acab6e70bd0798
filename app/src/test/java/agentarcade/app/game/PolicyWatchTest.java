package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.classic.CartPole;
import agentarcade.env.games.Catch;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class PolicyWatchTest {
    private static final long FRAME = 16_666_667;

    private final AtomicInteger requests = new AtomicInteger();
    private final ShownPolicy none = new ShownPolicy();
    private long now = 1_000_000_000_000L;

    private PolicyWatch cartPole(boolean learns) {
        return new PolicyWatch(new CartPole(CartPole.Rules.v1()), 1, learns, List.of(), none, 1, requests::incrementAndGet);
    }

    private void pass(PolicyWatch watch, double seconds) {
        for (double passed = 0; passed < seconds; passed += FRAME / 1e9) {
            now += FRAME;
            watch.advance(now, 1);
        }
    }

    @Test
    void theAgentIsWatchedFirstAndEveryBaselineCanBe() {
        PolicyWatch watch = cartPole(true);
        assertThat(watch.watched()).isEqualTo(Watchable.NEWEST_POLICY);
        assertThat(keys(watch)).containsExactly("app.game.newestPolicy", "player.random", "player.nothing", "player.linear");
    }

    @Test
    void withoutAnAgentTheMostCapableBaselineIsWatched() {
        PolicyWatch watch = cartPole(false);
        assertThat(keys(watch)).containsExactly("player.random", "player.nothing", "player.linear");
        assertThat(watch.watched().key()).isEqualTo("player.linear");
    }

    private static List<String> keys(PolicyWatch watch) {
        return watch.watchables().stream().map(Watchable::key).toList();
    }

    @Test
    void untilThereIsAPolicyItsGameWaits() {
        PolicyWatch watch = cartPole(true);
        pass(watch, 1);
        assertThat(watch.game().score()).isZero();
        assertThat(watch.advance(now + FRAME, 1)).isFalse();
    }

    @Test
    void aBaselinePlaysAtOnceInAGameOfItsOwn() {
        PolicyWatch watch = cartPole(true);
        watch.watch(watch.watchables().getLast());
        pass(watch, 5);
        assertThat(watch.game().score()).as("steps in 5 seconds at 50 a second").isBetween(240.0, 251.0);
        LiveGame before = watch.game();
        watch.watch(watch.watched());
        assertThat(watch.game()).as("the same one again changes nothing").isSameAs(before);
        watch.watch(watch.watchables().get(1));
        assertThat(watch.game().score()).isZero();
    }

    @Test
    void aNewerPolicyIsAskedForEveryTenSecondsHoweverLongAGameLasts() {
        PolicyWatch watch = cartPole(true);
        watch.watch(watch.watchables().getLast());
        pass(watch, 0.1);
        int before = requests.get();
        pass(watch, 9.8);
        assertThat(requests).as("one game of 500 steps lasts 10 s").hasValue(before);
        pass(watch, 0.2);
        assertThat(requests.get()).isGreaterThan(before);
    }

    @Test
    void theSameSeedGivesTheSameGames() {
        PolicyWatch one = new PolicyWatch(new Catch(new Catch.Rules(10)), 7, false, List.of(), none, 1, requests::incrementAndGet);
        PolicyWatch other = new PolicyWatch(new Catch(new Catch.Rules(10)), 7, false, List.of(), none, 1, requests::incrementAndGet);
        one.watch(one.watchables().getFirst());
        other.watch(other.watchables().getFirst());
        pass(one, 60);
        pass(other, 60);
        assertThat(one.game().tally().games()).isGreaterThan(20).isEqualTo(other.game().tally().games());
        assertThat(one.game().tally().sum()).isEqualTo(other.game().tally().sum());
    }
}
