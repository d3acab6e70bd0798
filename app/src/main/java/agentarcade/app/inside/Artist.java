package agentarcade.app.inside;

import agentarcade.agent.Insight;
import agentarcade.agent.OpenedPolicy;
import agentarcade.agent.Policy;
import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Space;
import agentarcade.knob.Texts;

import java.util.List;
import java.util.Optional;

/// Draws whatever is asked for, with a policy of its own that it opens on its thread and keeps. All of it happens on one thread.
final class Artist implements AutoCloseable {
    private final Texts texts;
    private final OpenedPolicy opened = new OpenedPolicy();
    // How far the policy has followed which game; one that remembers must see all of it.
    private long game = -1;
    private int followed;

    /// What is to be drawn.
    ///
    /// @param seen all that was seen in a game up to now, as far as anybody looked
    record Wish(Tile tile, Paper paper, Subject subject, Optional<PolicySnapshot> policy, Insight insight, long game, List<float[]> seen) {
    }

    Artist(Texts texts) {
        this.texts = texts;
    }

    /// @return empty if there is nothing to show yet, or never will be
    Optional<Sketch> draw(Wish wish) {
        if (wish.tile() == Tile.LEARNED) {
            return HistogramSketch.hasSomethingToShow(wish.insight())
                    ? Optional.of(new HistogramSketch(wish.paper(), texts).draw(wish.insight()))
                    : Optional.empty();
        }
        if (wish.policy().isEmpty()) {
            return Optional.empty();
        }
        if (opened.take(wish.policy().get())) {
            game = -1;
        }
        Policy policy = opened.policy().orElseThrow();
        return switch (wish.tile()) {
            case NETWORK -> network(wish, policy);
            case PLANE -> wish.subject().plane().map(plane -> {
                game = -1;
                PolicyMap map = PolicyMap.of(policy, plane, wish.subject().actions(), PlaneSketch.COLUMNS, PlaneSketch.ROWS);
                List<String> ends = ends(wish.subject());
                return new PlaneSketch(wish.paper(), texts, plane).draw(map, ends.getFirst(), ends.getLast());
            });
            case TRUTH -> wish.subject().truth().flatMap(truth -> {
                game = -1;
                return CatchTable.of(policy, truth, wish.subject().size());
            }).map(table -> new CatchSketch(wish.paper(), texts).draw(table));
            case LEARNED -> Optional.empty();
        };
    }

    private Optional<Sketch> network(Wish wish, Policy policy) {
        if (wish.seen().isEmpty()) {
            return Optional.empty();
        }
        if (game != wish.game()) {
            policy.startEpisode();
            game = wish.game();
            followed = 0;
        }
        for (int i = opened.remembers() ? followed : wish.seen().size() - 1; i < wish.seen().size(); i++) {
            policy.decide(wish.seen().get(i));
        }
        followed = wish.seen().size();
        return policy.anatomy().map(anatomy -> new NetworkSketch(wish.paper(), texts, wish.subject())
                .draw(anatomy));
    }

    /// What is least and what is most of an action.
    private List<String> ends(Subject subject) {
        return switch (subject.actions()) {
            case Space.Discrete _ -> List.of(subject.names().getFirst(), subject.names().getLast());
            case Space.Box box -> {
                Numbers numbers = new Numbers(texts.locale());
                yield List.of(numbers.of(box.low(0)), numbers.of(box.high(0)));
            }
        };
    }

    @Override
    public void close() {
        opened.close();
    }
}
