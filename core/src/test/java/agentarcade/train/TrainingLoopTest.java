package agentarcade.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import agentarcade.agent.Task;
import agentarcade.agent.Diverged;
import agentarcade.agent.Transition;
import agentarcade.env.Ending;
import agentarcade.train.Fakes.AtStep;
import agentarcade.train.Fakes.FakeAgent;
import agentarcade.train.TrainingEvent.EpisodeEnded;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
    private final List<TrainingEvent> events = new ArrayList<>();

    private TrainingLoop loop() {
        return Fakes.loop(AtStep.NOTHING, events::add);
    }

    private static TrainingLoop stepped(TrainingLoop loop, int steps) {
        for (int i = 0; i < steps; i++) {
            loop.step();
        }
        return loop;
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        assertThat(Bits.of(stepped(loop(), 137).checkpoint())).isEqualTo(Bits.of(stepped(loop(), 137).checkpoint()));
    }

    /// At every place within an episode, its end included.
    @Test
    void aCheckpointGoesOnToTheSameBitsFromAnyStep() {
        for (int half = 0; half <= 25; half++) {
            Checkpoint checkpoint = stepped(loop(), half).checkpoint();
            TrainingLoop resumed = loop();
            stepped(resumed, 3);
            resumed.restore(checkpoint);
            assertThat(Bits.of(resumed.checkpoint())).isEqualTo(Bits.of(checkpoint));
            assertThat(Bits.of(stepped(resumed, 1234).checkpoint())).isEqualTo(Bits.of(stepped(loop(), half + 1234).checkpoint()));
        }
    }

    @Test
    void everyEpisodeIsToldWithItsScoreAndTheMeanOfTheLast100() {
        TrainingLoop loop = stepped(loop(), 1505);
        List<EpisodeEnded> ended = events.stream().map(EpisodeEnded.class::cast).toList();
        assertThat(ended).hasSize(150);
        assertThat(loop.episodes()).isEqualTo(150);
        EpisodeEnded last = ended.getLast();
        double mean = ended.subList(50, 150).stream().mapToDouble(EpisodeEnded::score).average().orElseThrow();
        assertThat(List.of(last.step(), last.episode(), last.length())).isEqualTo(List.of(1500L, 150L, 10L));
        assertThat(last.score()).isEqualTo(last.episodeReturn()).isBetween(0.0, 10.0);
        assertThat(last.meanScore()).isCloseTo(mean, within(1e-12));
        assertThat(loop.curves().get(Curves.SCORE).last()).isEqualTo((float) last.score());
        assertThat(loop.curves().get(Curves.MEAN_SCORE).lastStep()).isEqualTo(1500);
    }

    @Test
    void readingsBelongToTheStepTheyWereTakenAt() {
        Series.View learned = stepped(loop(), 3).curves().get("learned");
        assertThat(List.of(learned.steps()[0], learned.steps()[1], learned.steps()[2])).isEqualTo(List.of(1L, 2L, 3L));
        assertThat(learned.last()).isEqualTo(3);
    }

    @Test
    void anEndedEpisodeStaysToBeSeenUntilTheNextStep() {
        TrainingLoop loop = stepped(loop(), 10);
        assertThat(loop.scene().episodeSteps()).isEqualTo(10);
        assertThat(loop.scene().observation()).isEqualTo(new float[] {10, 10});
        loop.step();
        assertThat(loop.scene().episodeSteps()).isEqualTo(1);
        assertThat(loop.scene().observation()).isEqualTo(new float[] {11, 1});
    }

    @Test
    void theAgentLivesEachStepWithItsTrueNextObservationAndEnding() {
        List<Transition> lived = new ArrayList<>();
        TrainingLoop loop = Fakes.loop(new Fakes.World(AtStep.NOTHING), task -> new FakeAgent(task) {
            @Override
            public void learn(Transition[] transitions) {
                lived.addAll(List.of(transitions));
            }
        });
        stepped(loop, 12);
        for (int i = 0; i < 12; i++) {
            assertThat(lived.get(i).observation()).isEqualTo(new float[] {i, i % 10});
            assertThat(lived.get(i).next()).isEqualTo(new float[] {i + 1, i % 10 + 1});
            assertThat(lived.get(i).ending()).isEqualTo(i == 9 ? Ending.TRUNCATED : Ending.NONE);
        }
    }

    /// Each episode lasts 10 steps, so all worlds end together; `lived` has what the agent was shown, world after world.
    @Test
    void anAgentThatWantsSeveralWorldsLivesInAllOfThemAtOnce() {
        List<Transition> lived = new ArrayList<>();
        TrainingLoop loop = new TrainingLoop(() -> new Fakes.World(AtStep.NOTHING), task -> new FakeAgent(task) {
            @Override
            public int worlds() {
                return 3;
            }

            @Override
            public void learn(Transition[] transitions) {
                lived.addAll(List.of(transitions));
            }
        }, new Fakes.FakeSettings(1), 1, event -> {
        });
        stepped(loop, 12);
        assertThat(loop.steps()).isEqualTo(36);
        assertThat(loop.episodes()).isEqualTo(3);
        assertThat(lived).hasSize(36);
        for (int i = 0; i < 36; i++) {
            assertThat(lived.get(i).observation()).isEqualTo(new float[] {i / 3, i / 3 % 10});
            assertThat(lived.get(i).next()).isEqualTo(new float[] {i / 3 + 1, i / 3 % 10 + 1});
            assertThat(lived.get(i).ending()).isEqualTo(i / 3 == 9 ? Ending.TRUNCATED : Ending.NONE);
        }
        assertThat(lived.subList(0, 3).stream().map(Transition::reward).distinct()).as("each with chance of its own").hasSize(3);
        double first = 0;
        for (int i = 0; i < 9; i++) {
            first += lived.get(3 * i).reward();
        }
        assertThat(stepped(loop(), 9).checkpoint().progress().running().getFirst().earned())
                .as("the first world is the one it would be alone").isEqualTo(first);
        assertThat(loop.checkpoint().progress().running()).hasSize(3).allSatisfy(episode -> assertThat(episode.steps()).isEqualTo(2));
    }

    @Test
    void aReadingThatIsNoNumberEndsTrainingInASentenceInsteadOfACurveWithAHole() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
            TrainingLoop loop = Fakes.loop(new Fakes.World(AtStep.NOTHING), task -> new FakeAgent(task) {
                @Override
                public void learn(Transition[] transitions) {
                    task.readings().add("loss", wrong);
                }
            });
            assertThatExceptionOfType(Diverged.class).isThrownBy(loop::step)
                    .withMessage("Training stopped because this grew beyond all bounds: Loss. Reset, and try a smaller learning rate.");
            assertThat(loop.curves()).doesNotContainKey("loss");
        }
    }

    @Test
    void worldsThatCannotStartLeaveNoAgentBehind() {
        List<FakeAgent> built = new ArrayList<>();
        assertThatIllegalArgumentException().isThrownBy(() -> new TrainingLoop(() -> new Fakes.World(AtStep.NOTHING), task -> {
            built.add(new FakeAgent(task) {
                @Override
                public int worlds() {
                    return 0;
                }
            });
            return built.getLast();
        }, new Fakes.FakeSettings(1), 1, event -> {
        }));
        assertThat(built.getFirst().closed).isTrue();
    }

    @Test
    void impossibleProgressIsRefused() {
        Checkpoint good = stepped(loop(), 5).checkpoint();
        Checkpoint.Progress p = good.progress();
        List<Checkpoint.Progress> impossible = List.of(
                new Checkpoint.Progress(-1, p.episodes(), 0, p.running(), List.of()),
                new Checkpoint.Progress(5, -1, 0, p.running(), List.of()),
                new Checkpoint.Progress(5, 0, -1, p.running(), List.of()),
                new Checkpoint.Progress(5, 0, 0, List.of(new Checkpoint.Episode(0, -1)), List.of()),
                new Checkpoint.Progress(5, 0, 0, List.of(), List.of()),
                new Checkpoint.Progress(5, 0, 0, p.running(), Collections.nCopies(101, 1.0)),
                // Curves that are ahead of it would have to go back.
                new Checkpoint.Progress(4, 0, 0, p.running(), List.of()));
        assertThat(impossible).allSatisfy(progress -> assertThatIllegalArgumentException()
                .isThrownBy(() -> loop().restore(new Checkpoint(progress, good.worlds(), good.agent(), good.curves(), good.timeline(),
                        good.settings(), good.album()))));
    }

    @Test
    void aWorldThatCannotStartLeavesNoAgentOpen() {
        AtomicReference<FakeAgent> agent = new AtomicReference<>();
        Fakes.World broken = new Fakes.World(AtStep.NOTHING) {
            @Override
            public void observe(float[] into) {
                throw new IllegalStateException("nothing to see");
            }
        };
        assertThatThrownBy(() -> Fakes.loop(broken, (Task task) -> {
            agent.set(new FakeAgent(task));
            return agent.get();
        })).hasMessage("nothing to see");
        assertThat(agent.get() == null || agent.get().closed).as("agent never built or closed again").isTrue();
    }
}
