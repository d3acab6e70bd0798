package agentarcade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import agentarcade.agent.algorithms.Dqn;
import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Preset;
import agentarcade.experiment.results.Outcome;
import agentarcade.experiment.results.Outcomes;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.Presets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class RunsTest {
    private final Set<String> finished = new TreeSet<>();
    private final List<String> failed = new ArrayList<>();

    private final Runs.Listener listener = new Runs.Listener() {
        @Override
        public void finished(Trial trial, Outcome outcome) {
            finished.add(trial.seed() + " in " + outcome.episodes());
        }

        @Override
        public void failed(Trial trial, RuntimeException mistake) {
            failed.add(trial.seed() + " " + mistake.getMessage());
        }

        @Override
        public void running(List<Trial> trials) {
        }
    };

    private static List<Trial> trials(int count) throws Refused {
        Preset preset = Presets.of(Outcomes.row()).orElseThrow();
        return LongStream.rangeClosed(1, count).mapToObj(seed -> new Trial(Outcomes.row(), preset, seed)).toList();
    }

    private static Trial mistaken() throws Refused {
        Preset preset = Presets.of(Outcomes.row()).orElseThrow();
        var broken = new AlgorithmType<>("dqn", Dqn.Settings.class, Dqn.Numbers.class, Dqn::plays, (settings, task) -> {
            throw new IllegalStateException("oops");
        });
        return new Trial(Outcomes.row(), new Preset("tuned", preset.world(), broken, preset.settings()), 7);
    }

    @Test
    void allTrialsAreToldWhenTheyAreFinished() throws Exception {
        Runs.run(trials(3), 2, () -> false, listener);
        assertThat(finished).containsExactly("1 in 30", "2 in 30", "3 in 30");
        assertThat(failed).isEmpty();
    }

    @Test
    void oneThatAMistakeBreaksOffLeavesTheOthersAlone() throws Exception {
        List<Trial> trials = new ArrayList<>(trials(2));
        trials.addFirst(mistaken());
        Runs.run(trials, 1, () -> false, listener);
        assertThat(failed).containsExactly("7 oops");
        assertThat(finished).containsExactly("1 in 30", "2 in 30");
    }

    @Test
    void whatIsStoppedIsNotTold() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Runs.run(trials(3), 2, () -> asked.incrementAndGet() > 100, listener);
        assertThat(finished).isEmpty();
        assertThat(failed).isEmpty();
    }

    @Test
    void oneThatCantBeWrittenDownStopsAll() throws Exception {
        Runs.Listener full = new Runs.Listener() {
            @Override
            public void finished(Trial trial, Outcome outcome) throws Refused {
                finished.add(trial.seed() + " in " + outcome.episodes());
                throw new Refused(Sentence.of("file.problem.full", "results.jsonl"));
            }

            @Override
            public void failed(Trial trial, RuntimeException mistake) {
            }

            @Override
            public void running(List<Trial> trials) {
            }
        };
        List<Trial> trials = trials(4);
        assertThatThrownBy(() -> Runs.run(trials, 1, () -> false, full)).isInstanceOf(Refused.class);
        assertThat(finished).containsExactly("1 in 30");
    }
}
