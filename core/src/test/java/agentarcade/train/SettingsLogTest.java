package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class SettingsLogTest {
    private record Settings(int number) {
    }

    private static SettingsLog.Entry entry(long step, int number) {
        return new SettingsLog.Entry(step, new Settings(number));
    }

    @Test
    void saysBySettingsOfWhichStepTrainingWent() {
        SettingsLog log = new SettingsLog(new Settings(1));
        log.use(10, new Settings(2));
        log.use(10, new Settings(2));
        log.use(12, new Settings(1));
        SettingsLog.State state = log.save();
        assertThat(state.entries()).containsExactly(entry(0, 1), entry(10, 2), entry(12, 1));
        assertThat(state.first()).contains(new Settings(1));
        assertThat(state.latest()).isEqualTo(new Settings(1));
    }

    @Test
    void saysBySettingsOfWhichEntryTrainingGoesOnFromAStep() {
        SettingsLog log = new SettingsLog(new Settings(1));
        log.use(10, new Settings(2));
        SettingsLog.State state = log.save();
        assertThat(state.at(9)).contains(new Settings(1));
        assertThat(state.at(10)).contains(new Settings(2));
        assertThat(SettingsLog.State.unknown(100, new Settings(1)).at(99)).isEmpty();
    }

    @Test
    void knowsWhatChangedSinceAnEarlierMoment() {
        SettingsLog log = new SettingsLog(new Settings(1));
        SettingsLog.State beginning = log.save();
        log.use(10, new Settings(2));
        SettingsLog.State later = log.save();
        log.use(20, new Settings(3));
        assertThat(log.save().since(beginning)).contains(List.of(entry(10, 2), entry(20, 3)));
        assertThat(log.save().since(later)).contains(List.of(entry(20, 3)));
        assertThat(log.save().since(log.save())).contains(List.of());
        assertThat(later.since(log.save())).as("what is yet to come").isEmpty();
    }

    @Test
    void ofTooManyChangesTheOldestAreForgottenAndItSaysSo() {
        SettingsLog log = new SettingsLog(new Settings(0));
        SettingsLog.State beginning = log.save();
        for (int i = 1; i <= SettingsLog.MOST_ENTRIES; i++) {
            log.use(i, new Settings(i));
        }
        SettingsLog.State state = log.save();
        assertThat(state.entries()).hasSize(SettingsLog.MOST_ENTRIES);
        assertThat(state.first()).isEmpty();
        assertThat(state.since(beginning)).as("only the beginning itself is forgotten").map(List::size).contains(SettingsLog.MOST_ENTRIES);
        log.use(9_999, new Settings(-1));
        assertThat(log.save().since(beginning)).isEmpty();
    }

    @Test
    void ofARunWithoutALogNothingBeforeIsKnown() {
        SettingsLog.State unknown = SettingsLog.State.unknown(100, new Settings(1));
        assertThat(unknown.isPossible(100)).isTrue();
        assertThat(unknown.first()).isEqualTo(Optional.empty());
        assertThat(unknown.since(new SettingsLog(new Settings(7)).save())).isEmpty();
        assertThat(unknown.since(unknown)).contains(List.of());
    }

    @Test
    void onlyARisingLogWithinTheRunIsPossible() {
        assertThat(new SettingsLog.State(0, List.of(entry(0, 1), entry(5, 2))).isPossible(5)).isTrue();
        assertThat(new SettingsLog.State(0, List.of(entry(0, 1), entry(5, 2))).isPossible(4)).isFalse();
        assertThat(new SettingsLog.State(0, List.of(entry(6, 1), entry(5, 2))).isPossible(9)).isFalse();
        assertThat(new SettingsLog.State(0, List.of()).isPossible(9)).isFalse();
        assertThat(new SettingsLog.State(-1, List.of(entry(0, 1))).isPossible(9)).isFalse();
    }
}
