package agentarcade.exchange;

import static agentarcade.exchange.PolicyGraph.ACTION;
import static agentarcade.exchange.PolicyGraph.LOGITS;
import static agentarcade.exchange.PolicyGraph.OBSERVATION;
import static agentarcade.exchange.PolicyGraph.VALUE;
import static agentarcade.exchange.PolicyGraph.VALUES;

import agentarcade.agent.PolicySnapshot;
import agentarcade.agent.parts.GreedyActor;
import agentarcade.agent.parts.GreedyPolicy;
import agentarcade.agent.parts.GreedyQ;
import agentarcade.agent.parts.GreedyRecurrentQ;
import agentarcade.agent.parts.NormalisingAgent;
import agentarcade.agent.parts.ObservationNormaliser;
import agentarcade.agent.parts.RunningMoments;
import agentarcade.env.Space;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;

import java.util.List;

/// Takes policies apart: each kind of [PolicySnapshot] as the nodes that do the same.
final class PolicyGraphs {
    /// The policy's head, however its network calls it, and the value's.
    private static final int POLICY = 0;
    private static final int JUDGE = 1;

    private final GraphBuilder builder;
    private final Space.Box observations;
    private final Space actions;
    /// What the values of the networks are counted in, in rewards of the world.
    private float unit = 1;
    private String seen = OBSERVATION;

    private PolicyGraphs(Space.Box observations, Space actions) {
        this.observations = observations;
        this.actions = actions;
        builder = new GraphBuilder(observations);
        if (actions instanceof Space.Box box) {
            builder.bounds(ACTION, box);
        }
    }

    /// @param observations what the agent is shown, all wrappers of the world included
    /// @throws Refused if it is not made of networks that we can take apart
    static PolicyGraph of(PolicySnapshot policy, Space.Box observations, Space actions) throws Refused {
        PolicyGraphs graphs = new PolicyGraphs(observations, actions);
        return graphs.builder.graph(graphs.outputs(policy));
    }

    private List<String> outputs(PolicySnapshot policy) throws Refused {
        return switch (policy) {
            case NormalisingAgent.Normalised normalised -> {
                unit = (float) normalised.unit();
                normalised.moments().ifPresent(this::normalise);
                yield outputs(normalised.inner());
            }
            case GreedyQ greedy -> values(greedy);
            case GreedyRecurrentQ greedy -> values(greedy);
            case GreedyPolicy greedy -> probabilities(greedy);
            case GreedyActor greedy -> actor(greedy);
            default -> throw new Refused(Sentence.of("exchange.problem.unknown"));
        };
    }

    private void normalise(RunningMoments moments) {
        double[] means = new double[observations.size()];
        double[] deviations = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = moments.mean(i);
            deviations[i] = Math.sqrt(moments.variance(i) + ObservationNormaliser.EPSILON);
        }
        List<Integer> shape = GraphBuilder.shape(observations);
        seen = builder.add(new Node.Normalise("normalised", List.of(OBSERVATION), shape,
                builder.array("observation.mean", means, shape), builder.array("observation.deviation", deviations, shape),
                ObservationNormaliser.CLIP));
    }

    private List<String> values(GreedyQ greedy) {
        int choices = greedy.architecture().outputShapes().getLast().size();
        if (greedy.architecture().heads().isEmpty()) {
            builder.chain("trunk", seen, greedy.architecture(), greedy.weights(), inUnits(VALUES));
        } else {
            List<String> streams = builder.heads(seen, greedy.architecture(), greedy.weights(), head -> null);
            builder.add(new Node.Dueling(inUnits(VALUES), streams, List.of(choices)));
        }
        return best(choices);
    }

    private List<String> values(GreedyRecurrentQ greedy) {
        String eye = builder.chain("eye", seen, greedy.form().eye(), greedy.eye(), null);
        builder.chain("memory", eye, greedy.form().memory(1, true), greedy.memory(), inUnits(VALUES));
        return best(greedy.form().actions());
    }

    private List<String> best(int choices) {
        inWorld(VALUES, choices);
        builder.add(new Node.Argmax(ACTION, List.of(VALUES)));
        return List.of(ACTION, VALUES);
    }

    private List<String> probabilities(GreedyPolicy greedy) {
        int numbers = greedy.architecture().outputShapes().get(POLICY).size();
        String end = actions instanceof Space.Box ? "mean" : numbers == 1 ? "logit" : LOGITS;
        boolean judges = greedy.architecture().heads().size() > JUDGE;
        if (greedy.architecture().heads().isEmpty()) {
            builder.chain("policy", seen, greedy.architecture(), greedy.weights(), end);
        } else {
            String policy = greedy.architecture().heads().get(POLICY).name();
            builder.heads(seen, greedy.architecture(), greedy.weights(), head -> head.equals(policy) ? end : inUnits(VALUE));
        }
        if (judges) {
            inWorld(VALUE, 1);
        }
        return switch (actions) {
            case Space.Box box -> {
                builder.add(new Node.Clip(ACTION, List.of(end), GraphBuilder.shape(box), GraphBuilder.low(ACTION),
                        GraphBuilder.high(ACTION)));
                yield judges ? List.of(ACTION, VALUE) : List.of(ACTION);
            }
            case Space.Discrete _ -> {
                if (numbers == 1) {
                    builder.add(new Node.PrependZero(LOGITS, List.of(end), List.of(2)));
                }
                builder.add(new Node.Argmax(ACTION, List.of(LOGITS)));
                yield judges ? List.of(ACTION, LOGITS, VALUE) : List.of(ACTION, LOGITS);
            }
        };
    }

    private List<String> actor(GreedyActor greedy) {
        List<Integer> shape = GraphBuilder.shape(greedy.actions());
        String unitAction = builder.chain("actor", seen, greedy.actor(), greedy.actorWeights(), "unit");
        builder.add(new Node.Scale(ACTION, List.of(unitAction), shape, GraphBuilder.low(ACTION), GraphBuilder.high(ACTION)));
        String row = observations.shape().length == 1
                ? seen
                : builder.add(new Node.Reshape("critic.observation", List.of(seen), List.of(observations.size())));
        String both = builder.add(new Node.Concat("critic.input", List.of(row, unitAction),
                List.of(observations.size() + greedy.actions().size())));
        builder.chain("critic", both, greedy.critic(), greedy.criticWeights(), inUnits(VALUE));
        inWorld(VALUE, 1);
        return List.of(ACTION, VALUE);
    }

    /// What values are called as the network counts them.
    private String inUnits(String name) {
        return unit == 1 ? name : name + ".inUnits";
    }

    private void inWorld(String name, int size) {
        if (unit != 1) {
            builder.add(new Node.Times(name, List.of(inUnits(name)), List.of(size), unit));
        }
    }
}
