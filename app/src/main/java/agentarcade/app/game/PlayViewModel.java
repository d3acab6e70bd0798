package agentarcade.app.game;

import agentarcade.agent.Decision;
import agentarcade.app.game.Contender.OtherRun;
import agentarcade.app.run.RunViewModel;
import agentarcade.env.Controls.Key;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.experiment.World;
import agentarcade.knob.Texts;
import agentarcade.train.Album.Page;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Play: who plays on which side, for how many rounds, with or without a ghost; and the game itself.
///
/// A choice counts from the next frame on and begins anew.
public final class PlayViewModel implements AutoCloseable {
    /// The album grows ten times a second; a slider that grew with it could not be aimed.
    private static final long ALBUM_NANOS = 500_000_000;

    private final Texts texts;
    private final Keepsakes kept;
    private final ObservableList<RunViewModel> runs;
    private final Subscription following;
    private final ShownPolicy policy;
    private final Screen screen;
    private final ObjectProperty<Contender> left = new SimpleObjectProperty<>(Contender.PERSON);
    private final ObjectProperty<Contender> right = new SimpleObjectProperty<>(Contender.NOBODY);
    private final ReadOnlyObjectWrapper<List<Contender>> lefts = new ReadOnlyObjectWrapper<>(List.of(Contender.PERSON));
    private final ReadOnlyObjectWrapper<List<Contender>> rights = new ReadOnlyObjectWrapper<>(List.of(Contender.NOBODY));
    private final PageChoice leftPage = new PageChoice();
    private final PageChoice rightPage = new PageChoice();
    private final ObjectProperty<Integer> rounds = new SimpleObjectProperty<>(3);
    private final BooleanProperty ghost = new SimpleBooleanProperty();
    private final BooleanProperty countdown = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper recorded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<MatchResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LeaderboardViewModel leaderboard;
    private RunViewModel run;
    private List<Watchable> watchables = List.of();
    private GameWords words;
    private PlayWords playWords;
    private Sight sight;
    private Sight leftSight;
    private String world = "";
    private Space actions;
    private PersonalBest best;
    private Contenders contenders;
    private PlaySession session;
    private Terms terms;
    private long albumNanos;

    PlayViewModel(Texts texts, Keepsakes kept, ObservableList<RunViewModel> runs, ShownPolicy policy, Screen screen) {
        this.texts = texts;
        this.kept = kept;
        this.runs = runs;
        this.policy = policy;
        this.screen = screen;
        leaderboard = new LeaderboardViewModel(kept.leaderboards());
        countdown.subscribe(this::applyCountdown);
        left.subscribe(this::settleRight);
        right.subscribe(this::settleLeft);
        following = runs.subscribe(this::offer);
    }

    /// What a session was begun with.
    private record Terms(Contender left, Contender right, Optional<Page> leftPage, Optional<Page> rightPage, int rounds, boolean ghost) {
    }

    /// Who plays on the left, one of [#leftsProperty].
    public ObjectProperty<Contender> leftProperty() {
        return left;
    }

    /// All who can play on the left: the person, and those there are to watch.
    public ReadOnlyObjectProperty<List<Contender>> leftsProperty() {
        return lefts.getReadOnlyProperty();
    }

    /// Who plays on the right, one of [#rightsProperty].
    public ObjectProperty<Contender> rightProperty() {
        return right;
    }

    /// All whom one can race against, nobody included.
    public ReadOnlyObjectProperty<List<Contender>> rightsProperty() {
        return rights.getReadOnlyProperty();
    }

    /// Which earlier agent plays on the left, if one does.
    public PageChoice leftPage() {
        return leftPage;
    }

    /// Which earlier agent plays on the right, if one does.
    public PageChoice rightPage() {
        return rightPage;
    }

    /// The most rounds a match can have, one of [Match#LENGTHS].
    public ObjectProperty<Integer> roundsProperty() {
        return rounds;
    }

    /// Whether the person's best game is to be seen beside the one that is played.
    public BooleanProperty ghostProperty() {
        return ghost;
    }

    /// Whether there is a best game of the person in this world.
    public ReadOnlyBooleanProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /// Whether games start with a countdown.
    public BooleanProperty countdownProperty() {
        return countdown;
    }

    /// How the match went, once it is over.
    public ReadOnlyObjectProperty<Optional<MatchResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The game on the left, once there is one.
    Optional<LiveGame> game() {
        return Optional.ofNullable(session).map(PlaySession::game);
    }

    public LeaderboardViewModel leaderboard() {
        return leaderboard;
    }

    /// A score in words, as this world counts.
    String score(double value) {
        return texts.say(leaderboard.kind() == Score.WIN ? "app.leaders.row" : "app.tally.now", value);
    }

    // ---- once a run ----

    void show(RunViewModel shown, List<Watchable> toWatch, GameWords itsWords, Sight itsSight) {
        boolean sameWorld = run != null && run.world().type().equals(shown.world().type()) && run.canTrain() == shown.canTrain();
        World played = shown.world();
        run = shown;
        watchables = toWatch;
        words = itsWords;
        playWords = new PlayWords(texts, words);
        sight = itsSight;
        world = WorldKey.of(played);
        best = PersonalBest.in(played, words.kind(), kept.bestScores());
        actions = played.seen().actions();
        leaderboard.show(world, words.kind());
        leftPage.forget();
        rightPage.forget();
        if (!sameWorld) {
            left.set(Contender.PERSON);
            right.set(Contender.NOBODY);
        }
        offer();
        begin();
    }

    /// Chooses what was chosen elsewhere for the same run.
    void goOn(PlayViewModel other) {
        leftPage.goOn(other.leftPage);
        rightPage.goOn(other.rightPage);
        // The left side would look for somebody to play against.
        right.set(again(other.right.get(), rights.get()));
        left.set(again(other.left.get(), lefts.get()));
        rounds.set(other.rounds.get());
        ghost.set(other.ghost.get());
        countdown.set(other.countdown.get());
        leaderboard.allShownProperty().set(other.leaderboard.allShownProperty().get());
    }

    /// Whoever was chosen stays chosen as long as there is somebody like that.
    private void offer() {
        if (run == null) {
            return;
        }
        recorded.set(bestGame().isPresent());
        Contenders all = new Contenders(run, watchables, runs);
        Contender leftBefore = left.get();
        Contender rightBefore = right.get();
        List<Contender> newLefts = all.left();
        List<Contender> newRights = all.right(recorded.get());
        if (!newLefts.equals(lefts.get()) || !newRights.equals(rights.get())) {
            lefts.set(newLefts);
            rights.set(newRights);
            left.set(again(leftBefore, newLefts));
            right.set(again(rightBefore, newRights));
        }
    }

    /// A file may have been made for other rules, or by hand.
    private Optional<Recording> bestGame() {
        return kept.recordings().best(world).filter(game -> game.fits(actions));
    }

    private static Contender again(Contender before, List<Contender> all) {
        return all.stream().filter(one -> before != null && one.isLike(before)).findFirst().orElse(all.getFirst());
    }

    /// An agent alone is to be watched elsewhere.
    private void settleRight() {
        if (isAgent(left.get()) && Contender.NOBODY.equals(right.get())) {
            List<Contender> others = rights.get().stream().filter(one -> isAgent(one) && !one.equals(left.get())).toList();
            right.set(others.isEmpty() ? left.get() : others.contains(Contender.NEWEST) ? Contender.NEWEST : others.getLast());
        }
    }

    private void settleLeft() {
        if (Contender.NOBODY.equals(right.get()) && isAgent(left.get())) {
            left.set(Contender.PERSON);
        }
    }

    private static boolean isAgent(Contender one) {
        return one != null && !(one instanceof Contender.Person || one instanceof Contender.Nobody || one instanceof Contender.BestGame);
    }

    private Terms wanted() {
        Contender onLeft = left.get() == null ? Contender.PERSON : left.get();
        Contender onRight = right.get() == null ? Contender.NOBODY : right.get();
        return new Terms(onLeft, onRight, onLeft.equals(Contender.EARLIER) ? leftPage.chosen() : Optional.empty(),
                onRight.equals(Contender.EARLIER) ? rightPage.chosen() : Optional.empty(), rounds.get(), ghost.get() && recorded.get());
    }

    /// A person begins to play, alone or in a match; or two agents do.
    private void begin() {
        terms = wanted();
        screen.clearEffects();
        result.set(Optional.empty());
        if (contenders != null) {
            contenders.close();
        }
        contenders = new Contenders(run, watchables, runs);
        Supplier<Recording> bestGame = () -> bestGame().orElseThrow();
        Match match = new Match(terms.rounds());
        boolean alone = terms.right().equals(Contender.NOBODY);
        boolean again = alone && terms.ghost() || terms.right().equals(Contender.BEST_GAME);
        long seed = run.seed() + 1;
        LongSupplier seeds = again ? () -> bestGame.get().seed() : alone ? PlaySession.seeds(seed) : Race.seeds(seed);
        // The same game again and again can be won again and again: no row of wins to be proud of.
        boolean practice = again && words.kind() == Score.WIN;
        Optional<Race.Side> opponent = alone
                ? Optional.empty()
                : Optional.of(contenders.side(terms.right(), terms.rightPage(), bestGame));
        if (terms.left().equals(Contender.PERSON)) {
            Optional<Ghost> pale = alone && terms.ghost() ? Optional.of(new Ghost(bestGame, run.world().seen())) : Optional.empty();
            session = new PlaySession(run.world().seen(), best, seeds, opponent, pale, match, practice, this::gameStarts);
        } else {
            Race.Side side = contenders.side(terms.left(), terms.leftPage(), bestGame);
            session = new PlaySession(new Race(side.before(this::gameStarts), opponent.orElseThrow(), seeds, match), best);
        }
        leftSight = terms.left() instanceof OtherRun(RunViewModel other)
                ? Sight.of(other.world().seen(), other.world().wrapping().frameSpacing())
                : sight;
        applyCountdown();
    }

    /// A person, too, sees what the newest policy would do.
    private void gameStarts() {
        run.requestPolicy();
        policy.startEpisode();
    }

    private void applyCountdown() {
        if (session != null) {
            session.countdown(countdown.get());
        }
    }

    // ---- once a frame ----

    void pulse(long nanos, double speed, boolean judging) {
        if (nanos - albumNanos >= ALBUM_NANOS && run.snapshotProperty().get() != null) {
            albumNanos = nanos;
            if (lefts.get().contains(Contender.AT_BEST) != run.snapshotProperty().get().album().best().isPresent()) {
                offer();
            }
            leftPage.show(run.snapshotProperty().get().album());
            rightPage.show(run.snapshotProperty().get().album());
        }
        if (!wanted().equals(terms)) {
            begin();
        }
        session.advance(nanos, speed);
        if (session.takeNewBest()) {
            screen.proclaim(texts.say("app.play.newBest"), nanos);
        }
        session.takeFinished().ifPresent(this::remember);
        session.race().ifPresent(race -> screen.celebrateRival(race.rival().takeHappenings(), words, nanos));
        screen.celebrate(session.game().takeHappenings(), words, nanos);
        announce(nanos);
        screen.frameProperty().set(frame(nanos, speed, judging));
        screen.tell(playWords.prompt(session, run.hasFailed()), playWords.count(session), playWords.score(session),
                playWords.comparison(session));
        screen.captionProperty().set(playWords.caption(session, speed < 1, run.canTrain()));
    }

    private GameFrame frame(long nanos, double speed, boolean judging) {
        LiveGame game = session.game();
        boolean otherEyes = terms.left() instanceof OtherRun;
        Optional<Decision> opinion = judging && !otherEyes ? policy.opinion(game.considered()) : Optional.empty();
        return new GameFrame(game.picture(speed), game.observation(), leftSight, opinion,
                game.end(speed), screen.effects(nanos), playWords.rival(session, screen.rivalEffects(nanos), speed),
                session.ghost().flatMap(pale -> pale.picture(speed)));
    }

    /// Slow motion is for practice.
    private void remember(PlaySession.Finished finished) {
        if (finished.slowed()) {
            return;
        }
        leaderboard.played(finished.score());
        finished.recording().ifPresent(game -> {
            Optional<Recording> before = bestGame();
            boolean better = before.isEmpty() || game.score() > before.get().score();
            if (better && LeaderboardViewModel.isWorthy(words.kind(), game.score())) {
                kept.recordings().best(world, game);
                offer();
            }
        });
    }

    private void announce(long nanos) {
        if (session.isMatchOver() == result.get().isPresent()) {
            return;
        }
        result.set(playWords.match(session));
        result.get().filter(over -> over.winner() != 0).ifPresent(over -> {
            Race race = session.race().orElseThrow();
            LiveGame winner = over.winner() > 0 ? race.left() : race.rival();
            screen.crown(over.winner() < 0, winner.picture(1), nanos);
        });
    }

    /// The same match again, by another chance, if one is over.
    public void rematch() {
        if (session != null && session.isMatchOver()) {
            session.rematch();
            result.set(Optional.empty());
        }
    }

    // ---- the player's hands ----

    void pressed(Key key) {
        session.pressed(key);
    }

    void released(Key key) {
        if (session != null) {
            session.released(key);
        }
    }

    void pause() {
        if (session != null) {
            session.pause();
        }
    }

    @Override
    public void close() {
        // The list of runs lives on when the window is built anew in another language.
        following.unsubscribe();
        if (contenders != null) {
            contenders.close();
        }
    }
}
