package agentarcade.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import agentarcade.env.Action;
import agentarcade.env.Controls;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.Picture;
import agentarcade.env.Picture.Shape;
import agentarcade.env.Randomness;
import agentarcade.env.Space;
import agentarcade.env.Step;
import agentarcade.env.wrappers.TimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What every world of [Environments#ALL] promises, at the initial rules and at the ends of each rule's range, and wrapped in all sorts of ways.
@ParameterizedClass
@MethodSource("variants")
class EnvironmentContractTest {
    @Parameter Variant variant;

    static Stream<Variant> variants() {
        return Stream.concat(Variant.all(), Variant.wrapped());
    }

    /// All there is to notice about a stretch of play.
    private record Moment(List<Float> observation, Record state, Step step) {
    }

    private static Moment moment(Environment world, Step step) {
        float[] observation = world.observation();
        List<Float> numbers = new ArrayList<>();
        for (float number : observation) {
            numbers.add(number);
        }
        return new Moment(numbers, world.snapshot(), step);
    }

    /// Plays at random; the world's chance comes from `chance`, the player's from `player`. Starts anew whenever an episode ends.
    private static List<Moment> play(Environment world, int steps, Randomness chance, Randomness player) {
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            Step step = world.step(Plays.anyAction(world.actions(), player));
            moments.add(moment(world, step));
            if (step.ending() != Ending.NONE) {
                world.reset(chance);
                moments.add(moment(world, new Step(0, Ending.NONE)));
            }
        }
        return moments;
    }

    private static Environment started(Environment world, Randomness chance) {
        world.reset(chance);
        return world;
    }

    @Test
    void theSameSeedGivesTheSameEpisodesToTheBit() {
        Randomness first = new Randomness(7);
        Randomness second = new Randomness(7);
        assertThat(play(started(variant.world(), first), 300, first, new Randomness(8)))
                .isEqualTo(play(started(variant.world(), second), 300, second, new Randomness(8)));
    }

    @Test
    void everyResetIsANewGameWhateverWasPlayedBefore() {
        Environment used = variant.world();
        play(started(used, new Randomness(1)), 57, new Randomness(2), new Randomness(3));
        used.reset(new Randomness(7));
        Environment fresh = started(variant.world(), new Randomness(7));
        assertThat(moment(used, null)).isEqualTo(moment(fresh, null));
    }

    /// At the ends of rules it is fewer steps: there are many of these.
    @Test
    void observationsRewardsAndEndingsStaySaneFor100000RandomSteps() {
        int steps = variant.isInitial() ? 100_000 : 5_000;
        Environment world = variant.world();
        Randomness chance = new Randomness(11);
        Randomness player = new Randomness(12);
        Space.Box space = world.observations();
        float[] observation = new float[space.size()];
        world.reset(chance);
        for (int i = 0; i < steps; i++) {
            Step step = world.step(Plays.anyAction(world.actions(), player));
            world.observe(observation);
            if (!space.contains(observation) || !Double.isFinite(step.reward()) || step.ending() == null) {
                throw new AssertionError("step %d gave %s and showed %s".formatted(i, step, Arrays.toString(observation)));
            }
            if (step.ending() != Ending.NONE) {
                world.reset(chance);
                world.observe(observation);
                assertThat(space.contains(observation)).as("observation after a reset").isTrue();
            }
        }
    }

    @Test
    void anObservationBelongsToTheReceiver() {
        Environment world = started(variant.world(), new Randomness(3));
        float[] mine = world.observation();
        float[] copy = mine.clone();
        Arrays.fill(mine, Float.NaN);
        assertThat(world.observation()).isEqualTo(copy);
    }

    @Test
    void observeOverwritesEveryNumber() {
        Environment world = started(variant.world(), new Randomness(3));
        float[] dirty = new float[world.observations().size()];
        Arrays.fill(dirty, Float.NaN);
        world.observe(dirty);
        assertThat(dirty).isEqualTo(world.observation());
    }

    @Test
    void aStepAfterTheEndIsRefusedUntilTheNextReset() {
        Environment world = started(variant.world(), new Randomness(5));
        Randomness player = new Randomness(6);
        Action action = Plays.anyAction(world.actions(), player);
        Ending ending = Ending.NONE;
        for (int i = 0; i < 100_000 && ending == Ending.NONE; i++) {
            ending = world.step(Plays.anyAction(world.actions(), player)).ending();
        }
        if (ending == Ending.NONE) {
            // Only games without a time limit may go on for ever.
            assertThat(world).isNotInstanceOf(TimeLimit.class);
            return;
        }
        Moment end = moment(world, null);
        assertThatIllegalStateException().isThrownBy(() -> world.step(action)).withMessageContaining("reset");
        assertThat(moment(world, null)).as("the world after the refusal").isEqualTo(end);
        world.reset(new Randomness(5));
        world.step(action);
    }

    @Test
    void beforeTheFirstResetThereIsNothingToDoOrSee() {
        Environment world = variant.world();
        Action action = Plays.anyAction(world.actions(), new Randomness(1));
        assertThatIllegalStateException().isThrownBy(() -> world.step(action)).withMessageContaining("reset");
        assertThatIllegalStateException().isThrownBy(world::observation).withMessageContaining("reset");
        assertThatIllegalStateException().isThrownBy(world::picture).withMessageContaining("reset");
        assertThatIllegalStateException().isThrownBy(world::snapshot).withMessageContaining("reset");
    }

    @Test
    void actionsOutsideTheSpaceAreRefusedAndChangeNothing() {
        Environment world = started(variant.world(), new Randomness(5));
        Moment before = moment(world, null);
        for (Action illegal : illegalActions(world.actions())) {
            assertThatIllegalArgumentException().as("%s", illegal).isThrownBy(() -> world.step(illegal));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> world.step(null));
        assertThat(moment(world, null)).isEqualTo(before);
    }

    private static List<Action> illegalActions(Space actions) {
        return switch (actions) {
            case Space.Discrete(int n) -> List.of(new Action.Discrete(-1), new Action.Discrete(n), new Action.Discrete(Integer.MAX_VALUE),
                    new Action.Continuous(new float[] {0}));
            case Space.Box box -> {
                float[] notANumber = new float[box.size()];
                notANumber[0] = Float.NaN;
                yield List.of(Action.Discrete.of(0), new Action.Continuous(new float[box.size() + 1]), new Action.Continuous(notANumber));
            }
        };
    }

    @Test
    void everyKeyMeansALegalActionAndTheLastPressedCounts() {
        Environment world = variant.world();
        Controls controls = world.controls();
        List<Controls.Key> keys = controls.bindings().stream().flatMap(binding -> binding.keys().stream()).toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(controls.bindings()).extracting(Binding::name).doesNotHaveDuplicates();
        assertThat(controls.held(List.of())).isEqualTo(controls.idle());
        assertLegal(controls.idle());
        for (Binding first : controls.bindings()) {
            assertThat(first.keys()).isNotEmpty();
            assertLegal(first.action());
            for (Controls.Key key : first.keys()) {
                assertThat(controls.held(List.of(key))).isEqualTo(first.action());
                for (Binding second : controls.bindings()) {
                    assertThat(controls.held(List.of(key, second.keys().getFirst()))).isEqualTo(second.action());
                }
            }
        }
        Set<Controls.Key> unbound = EnumSet.allOf(Controls.Key.class);
        keys.forEach(unbound::remove);
        unbound.forEach(key -> assertThat(controls.held(List.of(keys.getFirst(), key))).isEqualTo(controls.held(keys.subList(0, 1))));
    }

    private void assertLegal(Action action) {
        started(variant.world(), new Randomness(1)).step(action);
    }

    @Test
    void picturesShowUniqueShapesInsideTheCanvas() {
        for (Picture picture : pictures(500)) {
            assertThat(picture.shapes()).isNotEmpty().extracting(Shape::id).doesNotHaveDuplicates();
            for (Shape shape : picture.shapes()) {
                boolean inside = switch (shape) {
                    case Picture.Disc disc -> disc.radius() > 0 && picture.width() > 0 && disc.x() >= 0 && disc.x() <= picture.width()
                            && disc.y() >= 0 && disc.y() <= picture.height();
                    case Picture.Block block -> block.width() > 0 && block.height() > 0 && block.x() >= 0 && block.y() >= 0
                            && block.x() + block.width() <= picture.width() + 1e-9
                            && block.y() + block.height() <= picture.height() + 1e-9;
                    case Picture.Line line -> Math.min(line.x(), line.x2()) >= 0 && Math.max(line.x(), line.x2()) <= picture.width()
                            && Math.min(line.y(), line.y2()) >= 0 && Math.max(line.y(), line.y2()) <= picture.height();
                    case Picture.Rod rod -> rod.length() > 0 && rod.thickness() > 0 && isInside(picture, rod.x(), rod.y()) && isInside(
                            picture, rod.x() + rod.length() * Math.sin(rod.angle()), rod.y() - rod.length() * Math.cos(rod.angle()));
                    case Picture.Turn turn -> turn.radius() > 0 && isInside(picture, turn.x() - turn.radius(), turn.y() - turn.radius())
                            && isInside(picture, turn.x() + turn.radius(), turn.y() + turn.radius());
                    case Picture.Label label -> label.height() > 0 && !label.words().isBlank() && isInside(picture, label.x(), label.y());
                    // Landscapes run on beyond the edge; some of them must be seen, though.
                    case Picture.Path path -> path.points().stream().allMatch(point -> Double.isFinite(point.x() + point.y()))
                            && path.points().stream().anyMatch(point -> point.x() >= 0 && point.x() <= picture.width());
                };
                assertThat(inside).as("%s inside %s × %s", shape, picture.width(), picture.height()).isTrue();
            }
        }
    }

    private static boolean isInside(Picture picture, double x, double y) {
        return x >= -1e-9 && x <= picture.width() + 1e-9 && y >= -1e-9 && y <= picture.height() + 1e-9;
    }

    @Test
    void aPictureMovesFromWhereItIsToWhereItGoes() {
        List<Picture> pictures = pictures(variant.isInitial() ? 100 : 20);
        for (int i = 1; i < pictures.size(); i++) {
            Picture now = pictures.get(i - 1);
            Picture next = pictures.get(i);
            assertThat(now.towards(next, 1)).isEqualTo(next);
            // What has happened does not happen again.
            assertThat(now.towards(now, 0.3)).isEqualTo(new Picture(now.width(), now.height(), now.shapes()));
            for (Shape shape : now.towards(next, 0).shapes()) {
                Shape before = now.shapes().stream().filter(old -> old.id().equals(shape.id())).findFirst().orElse(shape);
                if (shape instanceof Picture.Path path) {
                    assertThat(path.points()).as("%s where it was", path.id()).containsAll(stillThere(path, (Picture.Path) before));
                } else if (!shape.equals(before)) {
                    assertThat(shape).usingRecursiveComparison().ignoringFields("ink").isEqualTo(before);
                }
            }
            for (Picture.Event event : next.events()) {
                assertThat(isInside(next, event.x(), event.y())).as("%s inside %s × %s", event, next.width(), next.height()).isTrue();
            }
        }
    }

    /// The points of `before` that `path` has, too.
    private static List<Picture.Point> stillThere(Picture.Path path, Picture.Path before) {
        int from = Math.clamp(path.first() - before.first(), 0, before.points().size());
        int to = Math.clamp(path.first() + path.points().size() - before.first(), from, before.points().size());
        return before.points().subList(from, to);
    }

    private List<Picture> pictures(int count) {
        Environment world = started(variant.world(), new Randomness(21));
        Randomness player = new Randomness(22);
        List<Picture> pictures = new ArrayList<>(List.of(world.picture()));
        while (pictures.size() < count) {
            if (world.step(Plays.anyAction(world.actions(), player)).ending() != Ending.NONE) {
                pictures.add(world.picture());
                world.reset(player);
            }
            pictures.add(world.picture());
        }
        return pictures;
    }

    @Test
    void aRestoredSnapshotHasTheSameFuture() {
        Environment world = variant.world();
        Randomness chance = new Randomness(31);
        Randomness player = new Randomness(32);
        world.reset(chance);
        for (int round = 0; round < 20; round++) {
            Record snapshot = world.snapshot();
            Randomness sameChance = copy(chance);
            Environment twin = variant.world();
            twin.restore(snapshot, sameChance);
            assertThat(moment(twin, null)).isEqualTo(moment(world, null));
            List<Moment> future = play(twin, 37, sameChance, copy(player));
            assertThat(play(world, 37, chance, player)).isEqualTo(future);
        }
    }

    private static Randomness copy(Randomness random) {
        Randomness copy = new Randomness(0);
        copy.restore(random.state());
        return copy;
    }

    @Test
    void aSnapshotIsPlainDataThatNeverChanges() {
        Environment world = started(variant.world(), new Randomness(41));
        Randomness chance = new Randomness(42);
        for (int i = 0; i < 50; i++) {
            Record snapshot = world.snapshot();
            assertPlain(snapshot);
            String before = snapshot.toString();
            play(world, 3, chance, chance);
            assertThat(snapshot.toString()).isEqualTo(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertPlain(Object value) {
        switch (value) {
            case Number _,Boolean _,String _,Enum<?> _ -> {
                // Plain.
            }
            case List<?> list -> {
                list.forEach(EnvironmentContractTest::assertPlain);
                assertThat(list).isUnmodifiable();
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    assertPlain(read(record, component));
                }
            }
            case null, default -> throw new AssertionError("%s is no plain data".formatted(value));
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private record Foreign(int number) {
    }

    @Test
    void aStateOfAnotherKindIsRefusedAndChangesNothing() {
        Environment world = started(variant.world(), new Randomness(5));
        Moment before = moment(world, null);
        assertThatIllegalArgumentException().isThrownBy(() -> world.restore(new Foreign(1), new Randomness(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> world.restore(null, new Randomness(1)));
        assertThat(moment(world, null)).isEqualTo(before);
    }

    @Test
    void everyListedStartIsDifferentAndResetGivesOnlyThose() {
        Environment world = variant.world();
        List<Record> starts = world.starts();
        assertThat(starts).doesNotHaveDuplicates();
        for (Record start : starts) {
            world.restore(start, new Randomness(1));
            assertThat(world.snapshot()).isEqualTo(start);
            world.step(world.controls().idle());
        }
        if (!starts.isEmpty()) {
            Randomness chance = new Randomness(9);
            for (int i = 0; i < 2000; i++) {
                world.reset(chance);
                assertThat(starts).contains(world.snapshot());
            }
        }
    }

    @Test
    void referencesAreFiniteAndNamedOnceAndTheNaturalSpeedSuitsEyes() {
        List<Environment.Reference> references = variant.world().references();
        assertThat(references).extracting(Environment.Reference::name).doesNotHaveDuplicates();
        assertThat(references).allSatisfy(reference -> assertThat(reference.score()).isFinite());
        assertThat(variant.world().naturalSpeed()).as("a speed that eyes can follow").isBetween(1.0, 120.0);
    }

    @Test
    void whatAWorldSaysOfItselfStaysTheSame() {
        Environment world = variant.world();
        List<Object> before = List.of(world.observations(), world.actions(), world.controls(), world.score(), world.references());
        play(started(world, new Randomness(1)), 20, new Randomness(2), new Randomness(3));
        assertThat(List.<Object>of(world.observations(), world.actions(), world.controls(), world.score(), world.references()))
                .isEqualTo(before);
    }
}
