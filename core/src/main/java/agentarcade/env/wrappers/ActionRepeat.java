package agentarcade.env.wrappers;

import agentarcade.env.Action;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.PhasePlane;
import agentarcade.env.Step;

import java.util.List;
import java.util.Optional;

/// Holds each action for a number of steps of the game, or until the episode ends: the agent decides less often, and what it does has
/// time to take effect. The rewards of the held steps are added up, so a discount counts per decision.
public final class ActionRepeat extends Wrapper {
    private final int held;

    public ActionRepeat(Environment inner, int held) {
        super(inner);
        if (held < 1) {
            throw new IllegalArgumentException("An action is held for at least 1 step, not %d".formatted(held));
        }
        this.held = held;
    }

    @Override
    public Step step(Action action) {
        Step step = inner.step(action);
        double reward = step.reward();
        int steps = step.steps();
        for (int i = 1; i < held && step.ending() == Ending.NONE; i++) {
            step = inner.step(action);
            reward += step.reward();
            steps += step.steps();
        }
        return new Step(reward, step.ending(), steps);
    }

    @Override
    public int actionRepeat() {
        return held * inner.actionRepeat();
    }

    @Override
    public double naturalSpeed() {
        return inner.naturalSpeed() / held;
    }

    /// Without that of random play, which scores otherwise when it holds its actions.
    @Override
    public List<Reference> references() {
        return inner.references().stream().filter(reference -> held == 1 || !reference.name().equals("random")).toList();
    }

    /// What is seen is the same.
    @Override
    public Optional<PhasePlane> phasePlane() {
        return inner.phasePlane();
    }
}
