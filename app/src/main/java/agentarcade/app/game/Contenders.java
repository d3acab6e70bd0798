package agentarcade.app.game;

import agentarcade.agent.PolicySnapshot;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.env.Environment;
import agentarcade.experiment.World;
import agentarcade.knob.Sentence;
import agentarcade.train.Album;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// All who can play in the world of one run, and how each of them comes to play.
final class Contenders implements AutoCloseable {
    private final RunViewModel run;
    private final List<Watchable> watchables;
    private final List<RunViewModel> runs;
    private final List<AgentPlayer> playing = new ArrayList<>();

    /// @param watchables whose games can be watched in this world
    /// @param runs all that are open, this one included
    Contenders(RunViewModel run, List<Watchable> watchables, List<RunViewModel> runs) {
        this.run = run;
        this.watchables = watchables;
        this.runs = runs;
    }

    /// Who can play on the left, the person first.
    List<Contender> left() {
        List<Contender> all = new ArrayList<>();
        all.add(Contender.PERSON);
        all.addAll(agents());
        return List.copyOf(all);
    }

    /// Who can play on the right, nobody first.
    /// @param recorded whether there is a best game of the person
    List<Contender> right(boolean recorded) {
        List<Contender> all = new ArrayList<>();
        all.add(Contender.NOBODY);
        all.addAll(agents());
        if (recorded) {
            all.add(Contender.BEST_GAME);
        }
        return List.copyOf(all);
    }

    private List<Contender> agents() {
        List<Contender> all = new ArrayList<>();
        if (run.canTrain()) {
            all.add(Contender.NEWEST);
            all.add(Contender.EARLIER);
            best(run).ifPresent(there -> all.add(Contender.AT_BEST));
        }
        for (RunViewModel other : runs) {
            // How each agent sees the world is its own affair; the game must be the same.
            if (other != run && other.canTrain() && isSameGame(other.world())) {
                all.add(new Contender.OtherRun(other));
            }
        }
        watchables.forEach(one -> one.baseline().ifPresent(baseline -> all.add(new Contender.Rule(baseline))));
        watchables.forEach(one -> one.guest().ifPresent(guest -> all.add(new Contender.Visitor(guest))));
        return all;
    }

    private boolean isSameGame(World other) {
        return other.type().equals(run.world().type()) && other.rules().equals(run.world().rules());
    }

    /// One of them with a world of its own, ready to race.
    /// @param page where an earlier agent is taken from
    /// @param recording the person's best game, asked before each game
    /// @throws IllegalArgumentException for the person and for nobody
    Race.Side side(Contender who, Optional<Album.Page> page, Supplier<Recording> recording) {
        Sentence name = who.name();
        return switch (who) {
            case Contender.Newest() -> agent(name, run, () -> newest(run));
            case Contender.Earlier() -> agent(page.map(taken -> RunWords.age("app.race.after", taken)).orElse(name), run,
                    () -> page.map(Album.Page::policy));
            case Contender.AtBest() -> agent(name, run, () -> best(run));
            case Contender.OtherRun(RunViewModel other) -> agent(name, other, () -> newest(other));
            case Contender.Visitor(Guest guest) -> agent(name, run, () -> Optional.of(guest.policy()));
            // Players by rule choose at every step: that is what their scores are known for.
            case Contender.Rule(var baseline) -> new Race.Side(name, run.world().seen(), baseline.player(), 1, () -> {
            }, () -> true, isEndless());
            case Contender.BestGame() -> again(name, recording);
            case Contender.Person _,Contender.Nobody _ -> throw new IllegalArgumentException(who + " is no side of its own");
        };
    }

    private Race.Side agent(Sentence name, RunViewModel learner, Supplier<Optional<PolicySnapshot>> source) {
        AgentPlayer player = new AgentPlayer(source);
        playing.add(player);
        return new Race.Side(name, learner.world().seen(), player, learner.world().wrapping().actionRepeat(), player::startGame,
                player::isThere, isEndless());
    }

    private Race.Side again(Sentence name, Supplier<Recording> recording) {
        Environment world = run.world().seen();
        Recording.Replay replay = new Recording.Replay(recording);
        return new Race.Side(name, world, replay, 1, replay::startGame, () -> true, isEndless());
    }

    private boolean isEndless() {
        return Race.isEndless(run.world().rules());
    }

    /// What an agent has learned by now: the newest page of its album.
    private static Optional<PolicySnapshot> newest(RunViewModel learner) {
        return Optional.ofNullable(learner.snapshotProperty().get()).map(snapshot -> snapshot.album().pages())
                .filter(pages -> !pages.isEmpty()).map(pages -> pages.getLast().policy());
    }

    /// What an agent knew when its running mean score was highest, once there is one.
    private static Optional<PolicySnapshot> best(RunViewModel learner) {
        return Optional.ofNullable(learner.snapshotProperty().get()).flatMap(snapshot -> snapshot.album().best())
                .map(best -> best.page().policy());
    }

    /// Nobody plays any more.
    @Override
    public void close() {
        playing.forEach(AgentPlayer::close);
        playing.clear();
    }
}
