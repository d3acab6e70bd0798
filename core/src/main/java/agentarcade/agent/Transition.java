package agentarcade.agent;

import agentarcade.env.Action;
import agentarcade.env.Ending;

/// One step as the agent lived it: it saw `observation`, did `action`, earned `reward` and then saw `next`.
/// The arrays are shared by all who hold the transition and never written again.
public record Transition(float[] observation, Action action, double reward, float[] next, Ending ending) {

    /// 1 if `next` still has a value to learn from, 0 if nothing can follow. Running out of time is no end: only a terminated
    /// episode has no future. The one place that decides this.
    public double bootstrap() {
        return bootstrap(ending);
    }

    /// The same for a step that is kept in another form.
    public static double bootstrap(Ending ending) {
        return ending == Ending.TERMINATED ? 0 : 1;
    }
}
