package agentarcade.agent.algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import agentarcade.agent.Agent;
import agentarcade.agent.Transition;
import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Space;

/// The simplest worlds there are, several side by side: nothing changes, and each step is an episode. One choice pays 1, the others nothing;
/// of real numbers one pays most, the others less with their distance from it.
final class Bandits {
    static final Space.Box OBSERVATIONS = new Space.Box(-1, 1, 2);
    static final float[] SEEN = {0.5f, -0.5f};
    static final Space CHOICES = new Space.Discrete(3);
    static final int GOOD = 2;
    static final Space NUMBERS = new Space.Box(-2, 2, 1);
    static final float BEST = 0.8f;

    private final int worlds;
    private final List<String> done = new ArrayList<>();

    Bandits(int worlds) {
        this.worlds = worlds;
    }

    Bandits copy() {
        Bandits copy = new Bandits(worlds);
        copy.done.addAll(done);
        return copy;
    }

    void play(Agent agent, int steps) {
        float[][] seen = new float[worlds][];
        Arrays.fill(seen, SEEN);
        Action[] actions = new Action[worlds];
        for (int step = 0; step < steps; step++) {
            agent.act(seen, actions);
            Transition[] transitions = new Transition[worlds];
            for (int world = 0; world < worlds; world++) {
                done.add(actions[world] instanceof Action.Continuous(float[] values) ? Arrays.toString(values) : actions[world].toString());
                transitions[world] = new Transition(SEEN, actions[world], reward(actions[world]), SEEN, Ending.TERMINATED);
            }
            agent.learn(transitions);
        }
    }

    private static double reward(Action action) {
        return switch (action) {
            case Action.Discrete(int index) -> index == GOOD ? 1 : 0;
            case Action.Continuous(float[] values) -> -Math.abs(values[0] - BEST);
        };
    }

    /// All actions so far.
    List<String> done() {
        return done;
    }
}
