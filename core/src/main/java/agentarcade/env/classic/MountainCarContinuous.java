package agentarcade.env.classic;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Controls;
import agentarcade.env.Controls.Binding;
import agentarcade.env.Controls.Key;
import agentarcade.env.Ending;
import agentarcade.env.Environment;
import agentarcade.env.PhasePlane;
import agentarcade.env.Picture;
import agentarcade.env.Score;
import agentarcade.env.Space;
import agentarcade.env.Step;
import agentarcade.env.wrappers.TimeLimited;
import agentarcade.knob.Knobs;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A car in a valley is to reach the flag on the right. Its engine is too weak for the slope, so it must swing back and forth first.
///
/// | | |
/// |---|---|
/// | sees | position and speed (the change of position in a step) |
/// | does | a force as a share of the engine's; beyond ±1 it is clipped |
/// | earns | −0.1·action² a step, the action as it was asked for, and +100 at the flag |
/// | ends | at or beyond the flag, unless the car rolls backwards there |
///
/// Gymnasium's MountainCarContinuous-v0 (after Moore, 1990). The valley has the shape sin(3·position) between −1.2, where a wall stops the
/// car, and 0.6.
public final class MountainCarContinuous implements Environment {

    public record Rules(
            // What full force adds to the speed in a step.
            @Real(min = 0.0005, max = 0.005, initial = 0.0015, scale = Scale.LOG, takes = Takes.RESTART) double power,
            // What the steepest slope adds to the speed in a step.
            @Real(min = 0.0005, max = 0.005, initial = 0.0025, scale = Scale.LOG, takes = Takes.RESTART) double gravity,
            @Real(min = 0.2, max = 0.6, initial = 0.45, takes = Takes.RESTART) double goalPosition,
            // In either direction, a step.
            @Real(min = 0.02, max = 0.2, initial = 0.07, takes = Takes.RESTART) double maxSpeed,
            // Steps; 0: none.
            @Whole(min = 0, max = 10_000, initial = 999, takes = Takes.RESTART) int stepLimit) implements TimeLimited {
    }

    static final double LEFT_END = -1.2;
    static final double RIGHT_END = 0.6;

    /// Position, speed (a step), and the force that led here, −1 … 1, 0 at the start, which only the picture shows.
    public record State(double position, double speed, double force) {
        static State first(RandomGenerator random) {
            return new State(Uniform.between(-0.6, -0.4, random), 0, 0);
        }

        /// One step under a force that is within ±1 already. The wall on the left takes all speed.
        State after(double force, Rules rules) {
            double next = Math.clamp(speed + force * rules.power() - rules.gravity() * StrictMath.cos(3 * position), -rules.maxSpeed(),
                    rules.maxSpeed());
            double moved = Math.clamp(position + next, LEFT_END, RIGHT_END);
            return new State(moved, moved == LEFT_END && next < 0 ? 0 : next, force);
        }
    }

    private static final double GOAL_REWARD = 100;
    private static final Space.Box ACTIONS = new Space.Box(-1, 1, 1);
    private static final Controls CONTROLS = new Controls(OneNumber.action(0), List.of(
            new Binding("control.left", OneNumber.action(-1), List.of(Key.LEFT, Key.POINTER_LEFT)),
            new Binding("control.gentleLeft", OneNumber.action(-0.5), List.of(Key.A)),
            new Binding("control.gentleRight", OneNumber.action(0.5), List.of(Key.D)),
            new Binding("control.right", OneNumber.action(1), List.of(Key.RIGHT, Key.POINTER_RIGHT))));

    private final Rules rules;
    private final Space.Box observations;
    private State state;

    public MountainCarContinuous(Rules rules) {
        this.rules = rules;
        float maxSpeed = (float) rules.maxSpeed();
        observations = new Space.Box(new float[] {(float) LEFT_END, -maxSpeed}, new float[] {(float) RIGHT_END, maxSpeed});
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public Space.Box actions() {
        return ACTIONS;
    }

    @Override
    public void reset(RandomGenerator random) {
        state = State.first(random);
    }

    @Override
    public Step step(Action action) {
        return step(OneNumber.of(action, "MountainCarContinuous"));
    }

    /// The same with all digits of the force, which reference numbers have.
    Step step(double force) {
        if (isOver(current())) {
            throw new IllegalStateException("The car has reached the flag: reset MountainCarContinuous first");
        }
        state = state.after(Math.clamp(force, -1, 1), rules);
        boolean over = isOver(state);
        return new Step((over ? GOAL_REWARD : 0) - 0.1 * force * force, over ? Ending.TERMINATED : Ending.NONE);
    }

    private boolean isOver(State state) {
        return state.position() >= rules.goalPosition() && state.speed() >= 0;
    }

    private State current() {
        if (state == null) {
            throw new IllegalStateException("MountainCarContinuous was not started yet: reset it first");
        }
        return state;
    }

    @Override
    public void observe(float[] into) {
        State state = current();
        into[0] = (float) state.position();
        into[1] = (float) state.speed();
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        // Comparisons with NaN are false.
        if (!(snapshot instanceof State(double position, double speed, double force))
                || !(position >= LEFT_END && position <= RIGHT_END)
                || !(Math.abs(speed) <= rules.maxSpeed()) || !(Math.abs(force) <= 1)) {
            throw new IllegalArgumentException("%s is no state of MountainCarContinuous with %s".formatted(snapshot, rules));
        }
        state = (State) snapshot;
    }

    @Override
    public Picture picture() {
        State state = current();
        return MountainCarPicture.of(state, isOver(state), rules);
    }

    @Override
    public Controls controls() {
        return CONTROLS;
    }

    @Override
    public double naturalSpeed() {
        return 30;
    }

    @Override
    public Score score() {
        return Score.RETURN;
    }

    /// The mean return from which Gymnasium counts the world as solved. It means nothing under other rules.
    @Override
    public List<Reference> references() {
        return rules.equals(Knobs.of(Rules.class).initial()) ? List.of(new Reference("solved", 90)) : List.of();
    }

    /// Both push in the direction of motion, to the right from rest: one with all it has, the other more slowly but for less.
    @Override
    public List<Baseline> players() {
        return List.of(new Baseline("full-force", world -> along((State) world.unwrapped().snapshot(), 1)),
                new Baseline("gentle", world -> along((State) world.unwrapped().snapshot(), 0.6)));
    }

    private static Action along(State state, double force) {
        return OneNumber.action(state.speed() < 0 ? -force : force);
    }

    @Override
    public List<String> quantities() {
        return List.of("carPosition", "carSpeed");
    }

    /// Position and speed: all of the state.
    @Override
    public Optional<PhasePlane> phasePlane() {
        return Optional.of(new PhasePlane() {
            @Override
            public Axis across() {
                return new Axis("carPosition", LEFT_END, RIGHT_END);
            }

            @Override
            public Axis up() {
                return new Axis("carSpeed", -rules.maxSpeed(), rules.maxSpeed());
            }

            @Override
            public float[] observation(Point point) {
                return new float[] {(float) point.across(), (float) point.up()};
            }

            @Override
            public Point point(float[] observation) {
                return new Point(observation[0], observation[1]);
            }
        });
    }
}
