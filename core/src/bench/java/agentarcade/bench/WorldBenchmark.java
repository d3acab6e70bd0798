package agentarcade.bench;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Randomness;
import agentarcade.env.Step;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A world played at random, its time limit and the resets after each episode included, for JMH to time. The actions are drawn beforehand.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WorldBenchmark {
    private static final int ACTIONS = 1 << 12;

    @Param("") public String id;

    private final Action[] actions = new Action[ACTIONS];
    private final Randomness random = new Randomness(1);
    private Environment world;
    private float[] observation;
    private int next;

    @Setup
    public void build() {
        EnvironmentType<?> type = Environments.find(id).orElseThrow();
        world = type.create(type.canonical());
        observation = new float[world.observations().size()];
        Baseline anything = Baseline.of(world, random).getFirst();
        for (int i = 0; i < ACTIONS; i++) {
            actions[i] = anything.player().choose(world);
        }
        world.reset(random);
    }

    @Benchmark
    public Step step(Gemm beside) {
        Step step = world.step(actions[next]);
        next = (next + 1) % ACTIONS;
        if (step.ending() != Ending.NONE) {
            world.reset(random);
        }
        return step;
    }

    @Benchmark
    public float[] stepAndObserve(Gemm beside) {
        step(beside);
        world.observe(observation);
        return observation;
    }
}
