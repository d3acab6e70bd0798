package agentarcade.agent;

/// What a policy thinks of the actions it can choose from. The arrays belong to whoever gets the opinion.
public sealed interface Opinion {

    /// Q(s, a) of each choice, the discounted return expected after doing a.
    record ActionValues(float[] values) implements Opinion {
    }

    /// π(a|s) of each choice, how likely it is to be taken in training.
    record Probabilities(float[] probabilities) implements Opinion {
    }

    /// A normal distribution of each real number of the action, before it is clipped to the world's bounds.
    record Bell(float[] means, float[] deviations) implements Opinion {
    }

    /// It says nothing but what it does.
    record Unsaid() implements Opinion {
    }
}
