package agentarcade.app.game;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.env.Picture.Event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class EffectsTest {
    private static final Event CATCH = new Event(Event.Kind.CATCH, 3, 4);
    private static final Event CRASH = new Event(Event.Kind.CRASH, 1, 2);
    private static final long SECOND = 1_000_000_000;

    private final Effects effects = new Effects();

    @Test
    void whatHappenedIsSeenForNineTenthsOfASecond() {
        effects.happened(CATCH, "+1", SECOND);
        assertThat(effects.at(SECOND)).containsExactly(new Effect(Optional.of(CATCH), "+1", true, 0, 0));
        assertThat(effects.at(SECOND + SECOND / 2)).containsExactly(new Effect(Optional.of(CATCH), "+1", true, 0, 0.5));
        assertThat(effects.at(SECOND + 899_999_999)).hasSize(1);
        assertThat(effects.at(SECOND + 900_000_000)).isEmpty();
    }

    @Test
    void thereAreNoMoreThanThreeFlashesInASecond() {
        int flashes = 0;
        for (long nanos = 0; nanos < 5 * SECOND; nanos += SECOND / 20) {
            effects.happened(CATCH, "", nanos);
            flashes += effects.at(nanos).getLast().flash() ? 1 : 0;
        }
        assertThat(flashes).isBetween(5, 15);
    }

    @Test
    void onlyTheNewestDozenIsSeen() {
        for (int i = 0; i < 30; i++) {
            effects.happened(CATCH, "" + i, i);
        }
        assertThat(effects.at(30).stream().map(Effect::words)).hasSize(12).startsWith("18").endsWith("29");
    }

    @Test
    void afterClearingNothingIsSeen() {
        effects.happened(CATCH, "+1", SECOND);
        effects.clear();
        assertThat(effects.at(SECOND)).isEmpty();
    }

    @Test
    void onlyACrashShakesTheBoardAndNeverByMoreThanFourPixels() {
        double most = 0;
        for (int number = 0; number < 50; number++) {
            for (double age = 0; age < Effect.LASTS; age += 0.005) {
                Effect crash = new Effect(Optional.of(CRASH), "", true, number, age);
                most = Math.max(most, Math.hypot(crash.shakeX(), crash.shakeY()));
                Effect caught = new Effect(Optional.of(CATCH), "", true, number, age);
                assertThat(Math.hypot(caught.shakeX(), caught.shakeY())).isZero();
            }
        }
        assertThat(most).isBetween(2.0, 4.0);
        Effect late = new Effect(Optional.of(CRASH), "", true, 0, Effect.SHAKE_LASTS);
        assertThat(late.shakeX()).isZero();
    }

    @Test
    void shardsFlyApartTheSameWayEveryTime() {
        assertThat(shards(7, 0.3)).isEqualTo(shards(7, 0.3)).isNotEqualTo(shards(8, 0.3)).hasSize(18);
        assertThat(shards(7, 0)).allMatch(shard -> shard.dx() == 0 && shard.dy() == 0 && shard.size() >= 0.5);
        assertThat(shards(7, 0.3)).allMatch(shard -> Math.hypot(shard.dx(), shard.dy() - 1.6 * 0.3 * 0.3) <= 1 && shard.size() > 0);
        assertThat(shards(7, 0.3).stream().filter(shard -> shard.dx() > 0).count()).as("to the right").isBetween(5L, 13L);
        assertThat(shards(7, Effect.BURST_LASTS)).isEmpty();
    }

    private static List<Effect.Shard> shards(int number, double age) {
        Effect effect = new Effect(Optional.of(CATCH), "", true, number, age);
        List<Effect.Shard> shards = new ArrayList<>();
        for (int i = 0; i < effect.shards(); i++) {
            shards.add(effect.shard(i));
        }
        return shards;
    }

    @Test
    void aFlashFades() {
        assertThat(new Effect(Optional.of(CATCH), "", true, 0, 0).flashStrength()).isEqualTo(1);
        assertThat(new Effect(Optional.of(CATCH), "", true, 0, Effect.FLASH_LASTS / 2).flashStrength()).isEqualTo(0.5);
        assertThat(new Effect(Optional.of(CATCH), "", true, 0, Effect.FLASH_LASTS).flashStrength()).isZero();
        assertThat(new Effect(Optional.of(CATCH), "", false, 0, 0).flashStrength()).as("too soon after another").isZero();
    }

    @Test
    void twoGamesBesideEachOtherTakeTurnsAtFlashing() {
        Effects other = effects.beside();
        effects.happened(CRASH, "", 0);
        other.happened(CRASH, "", 200_000_000);
        other.happened(CRASH, "", 500_000_000);
        effects.happened(CRASH, "", 600_000_000);
        assertThat(effects.at(600_000_000).stream().map(Effect::flash).toList()).containsExactly(true, false);
        assertThat(other.at(600_000_000).stream().map(Effect::flash).toList()).containsExactly(false, true);
    }
}
