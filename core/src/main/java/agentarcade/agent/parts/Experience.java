package agentarcade.agent.parts;

import agentarcade.agent.AgentState;
import agentarcade.agent.Task;
import agentarcade.agent.Transition;
import agentarcade.env.Ending;
import agentarcade.env.Space;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// All that a learner from replay remembers of its life in one world of choices: steps, joined to transitions of n ([MultiStep]) and kept
/// in a [ReplayBuffer], from which they are drawn uniformly or by [Priorities].
public final class Experience {
    private static final String WAITING = "waiting";

    private final int observationSize;
    private final int actions;
    private final int joined;
    private final MultiStep steps;
    private final ReplayBuffer replay;
    private final Optional<Priorities> priorities;
    private long offered;

    /// @param capacity transitions
    /// @param joined n, the steps in a transition
    /// @param priorities by which to draw, none to draw uniformly
    public Experience(Task task, int capacity, int joined, Optional<Priorities> priorities) {
        observationSize = task.observations().size();
        actions = ((Space.Discrete) task.actions()).n();
        this.joined = joined;
        steps = new MultiStep(joined);
        replay = new ReplayBuffer(capacity, task.observations(), task.actions(), joined);
        this.priorities = priorities;
    }

    /// Transitions remembered.
    public int size() {
        return replay.size();
    }

    /// Takes one step of the world.
    /// @param interval of so many transitions one is kept, and each that ends an episode
    public void add(Transition step, double discount, int interval) {
        steps.add(step, discount, (transition, count) -> {
            offered++;
            if (offered % interval == 0 || transition.ending() != Ending.NONE) {
                priorities.ifPresent(all -> all.added(replay.position()));
                replay.add(transition, count);
            }
        });
    }

    /// Fills a batch.
    /// @param correction β of [Priorities], if there are any
    public void sample(TransitionBatch batch, int count, double correction, RandomGenerator random) {
        if (priorities.isPresent()) {
            replay.sample(batch, count, priorities.orElseThrow(), correction, random);
        } else {
            replay.sample(batch, count, random);
        }
    }

    /// The transitions of a batch were learned from.
    /// @param errors δ of each row, from before that
    public void learned(TransitionBatch batch, double[] errors) {
        for (int row = 0; priorities.isPresent() && row < batch.rows(); row++) {
            priorities.orElseThrow().learned(batch.slot(row), errors[row]);
        }
    }

    // ---- save, restore ----

    /// The part of the state that is not in arrays. `largestPriority` is 1 where nothing is drawn by priority.
    public record Numbers(int size, int position, long offered, int waiting, double largestPriority) {
    }

    public Numbers save(Map<String, Object> arrays) {
        replay.save(arrays);
        priorities.ifPresent(all -> all.save(arrays, replay.size()));
        if (joined > 1) {
            steps.save(WAITING, arrays, observationSize);
        }
        return new Numbers(replay.size(), replay.position(), offered, steps.waiting(), priorities.map(Priorities::largest).orElse(1.0));
    }

    /// @throws IllegalArgumentException if this is no state of a memory like this one
    public void restore(AgentState state, Numbers numbers) {
        if (numbers.offered() < 0) {
            throw new IllegalArgumentException("%d transitions can't have come".formatted(numbers.offered()));
        }
        if (joined > 1) {
            steps.restore(WAITING, state, numbers.waiting(), observationSize, actions);
        }
        priorities.ifPresent(all -> all.restore(state, numbers.size(), numbers.largestPriority()));
        replay.restore(state, numbers.size(), numbers.position());
        offered = numbers.offered();
    }
}
