package agentarcade.bench;

import java.util.function.Function;

/// The libraries that are timed side by side.
enum Library {
    /// Our `agentarcade.nn`.
    ENGINE("Agent Arcade", Engine::new),
    /// What one writes with ND4J's arrays and nothing else.
    ND4J("ND4J expressions", Nd4jExpressions::new),
    /// `MultiLayerNetwork` of Deeplearning4j.
    DL4J("DL4J", Dl4jNetwork::new);

    private final String label;
    private final Function<Problem, Contender> builder;

    Library(String label, Function<Problem, Contender> builder) {
        this.label = label;
        this.builder = builder;
    }

    String label() {
        return label;
    }

    Contender build(Problem problem) {
        OneThread.check();
        return builder.apply(problem);
    }
}
