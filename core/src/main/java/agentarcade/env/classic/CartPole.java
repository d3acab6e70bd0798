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
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A pole on a cart, to be kept upright by pushing the cart left or right.
///
/// | | |
/// |---|---|
/// | sees | position of the cart in m, its speed in m/s, angle of the pole in rad from upright (to the right is positive), its speed in rad/s |
/// | does | 0 pushes left, 1 pushes right; there is no third choice |
/// | earns | +1 for every step, the last one included |
/// | ends | when the cart is beyond ±2.4 m or the pole beyond ±12° |
///
/// The equations of Barto, Sutton & Anderson (1983) as Gymnasium's CartPole-v1 has them, without friction, in Euler steps of 0.02 s.
public final class CartPole implements Environment {

    // The ranges are chosen so that not even the strongest pushes of the lightest cart carry pole or cart from within a limit to beyond
    // twice that limit, where the observation space ends.
    public record Rules(
            // m/s²
            @Real(min = 1, max = 25, initial = 9.8, takes = Takes.RESTART) double gravity,
            // kg
            @Real(min = 0.5, max = 5, initial = 1, takes = Takes.RESTART) double cartMass,
            // kg
            @Real(min = 0.05, max = 1, initial = 0.1, takes = Takes.RESTART) double poleMass,
            // From the pivot to the middle of the pole, m.
            @Real(min = 0.25, max = 2, initial = 0.5, takes = Takes.RESTART) double halfLength,
            // Of each push, N.
            @Real(min = 1, max = 15, initial = 10, takes = Takes.RESTART) double force,
            // Beyond this many degrees from upright the pole counts as fallen.
            @Real(min = 10, max = 45, initial = 12, takes = Takes.RESTART) double angleLimit,
            // Half the length of the track, m.
            @Real(min = 1, max = 5, initial = 2.4, takes = Takes.RESTART) double positionLimit,
            // Steps; 0: none.
            @Whole(min = 0, max = 10_000, initial = 500, takes = Takes.RESTART) int stepLimit) implements TimeLimited {

        /// CartPole-v1.
        public static Rules v1() {
            return Knobs.of(Rules.class).initial();
        }

        /// CartPole-v0, the same with less time.
        public static Rules v0() {
            return v1().withStepLimit(200);
        }

        Rules withStepLimit(int steps) {
            return new Rules(gravity, cartMass, poleMass, halfLength, force, angleLimit, positionLimit, steps);
        }

        /// [#angleLimit] in rad.
        double angleLimitInRad() {
            return angleLimit * 2 * Math.PI / 360;
        }
    }

    /// Position of the cart in m, its speed in m/s, angle of the pole in rad clockwise from upright, its speed (spin) in rad/s, and the
    /// push in N that led here, 0 at the start, which only the picture shows.
    public record State(double x, double speed, double angle, double spin, double force) {
        private static final double START = 0.05;

        static State first(RandomGenerator random) {
            double x = Uniform.between(-START, START, random);
            double speed = Uniform.between(-START, START, random);
            double angle = Uniform.between(-START, START, random);
            double spin = Uniform.between(-START, START, random);
            return new State(x, speed, angle, spin, 0);
        }

        /// One Euler step under a push of `force` N: positions move on by the old speeds.
        State after(double force, Rules rules) {
            double sin = StrictMath.sin(angle);
            double cos = StrictMath.cos(angle);
            double totalMass = rules.poleMass() + rules.cartMass();
            double poleMoment = rules.poleMass() * rules.halfLength();
            double push = (force + poleMoment * spin * spin * sin) / totalMass;
            double spinRate = (rules.gravity() * sin - cos * push)
                    / (rules.halfLength() * (4.0 / 3 - rules.poleMass() * cos * cos / totalMass));
            double speedRate = push - poleMoment * spinRate * cos / totalMass;
            return new State(x + DT * speed, speed + DT * speedRate, angle + DT * spin, spin + DT * spinRate, force);
        }
    }

    /// Seconds a step takes.
    private static final double DT = 0.02;
    /// Who spins faster than this, in rad/s, has fallen a few steps later: no need to overlook more.
    private static final double WATCHED_SPIN = 3;
    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final Space.Discrete ACTIONS = new Space.Discrete(2);
    private static final Step UPRIGHT = new Step(1, Ending.NONE);
    private static final Step FALLEN = new Step(1, Ending.TERMINATED);

    private final Rules rules;
    private final double positionLimit;
    private final double angleLimit;
    private final Space.Box observations;
    private State state;

    public CartPole(Rules rules) {
        this.rules = rules;
        positionLimit = rules.positionLimit();
        angleLimit = rules.angleLimitInRad();
        float[] bounds = {(float) (2 * positionLimit), Float.POSITIVE_INFINITY, (float) (2 * angleLimit), Float.POSITIVE_INFINITY};
        observations = new Space.Box(new float[] {-bounds[0], -bounds[1], -bounds[2], -bounds[3]}, bounds);
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public Space.Discrete actions() {
        return ACTIONS;
    }

    @Override
    public void reset(RandomGenerator random) {
        state = State.first(random);
    }

    @Override
    public Step step(Action action) {
        if (!(action instanceof Action.Discrete(int index)) || !ACTIONS.contains(action)) {
            throw new IllegalArgumentException("CartPole takes actions 0 (left) and 1 (right), not %s".formatted(action));
        }
        if (isOver(current())) {
            throw new IllegalStateException("The pole has fallen or the cart left its track: reset CartPole first");
        }
        state = state.after(index == RIGHT ? rules.force() : -rules.force(), rules);
        return isOver(state) ? FALLEN : UPRIGHT;
    }

    private boolean isOver(State state) {
        return hasLeft(state) || hasFallen(state);
    }

    private boolean hasLeft(State state) {
        return Math.abs(state.x()) > positionLimit;
    }

    private boolean hasFallen(State state) {
        return Math.abs(state.angle()) > angleLimit;
    }

    private State current() {
        if (state == null) {
            throw new IllegalStateException("CartPole was not started yet: reset it first");
        }
        return state;
    }

    @Override
    public void observe(float[] into) {
        State state = current();
        into[0] = (float) state.x();
        into[1] = (float) state.speed();
        into[2] = (float) state.angle();
        into[3] = (float) state.spin();
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State wanted) || !isPossible(wanted)) {
            throw new IllegalArgumentException("%s is no state of CartPole with %s".formatted(snapshot, rules));
        }
        state = wanted;
    }

    /// Within the observation space, and pushed as these rules push. (Comparisons with NaN are false.)
    private boolean isPossible(State wanted) {
        return Math.abs(wanted.x()) <= 2 * positionLimit && Math.abs(wanted.angle()) <= 2 * angleLimit
                && Float.isFinite((float) wanted.speed()) && Float.isFinite((float) wanted.spin())
                && (wanted.force() == 0 || Math.abs(wanted.force()) == rules.force());
    }

    @Override
    public Picture picture() {
        State state = current();
        return CartPolePicture.of(state, hasLeft(state), hasFallen(state), rules);
    }

    /// One of the two pushes must always happen, so a person who presses nothing pushes left, and a game can be played with one key: hold
    /// it to push right, let go to push left. The other key is there for those who think in two.
    @Override
    public Controls controls() {
        return new Controls(Action.Discrete.of(LEFT), List.of(
                new Binding("control.left", Action.Discrete.of(LEFT), List.of(Key.LEFT, Key.A, Key.POINTER_LEFT)),
                new Binding("control.right", Action.Discrete.of(RIGHT), List.of(Key.RIGHT, Key.D, Key.POINTER_RIGHT))));
    }

    @Override
    public double naturalSpeed() {
        return 1 / DT;
    }

    @Override
    public Score score() {
        return Score.STEPS;
    }

    /// The mean scores from which Gymnasium counts v1 and v0 as solved. They mean nothing under other rules.
    @Override
    public List<Reference> references() {
        if (rules.equals(Rules.v1())) {
            return List.of(new Reference("solved", 475));
        }
        return rules.equals(Rules.v0()) ? List.of(new Reference("solved", 195)) : List.of();
    }

    @Override
    public List<Baseline> players() {
        return List.of(new Baseline("linear", world -> balance((State) world.unwrapped().snapshot())));
    }

    /// Pushes to where a weighted sum of the four quantities points: under a pole that leans, and back to the middle of the track.
    private static Action balance(State state) {
        double tendency = state.x() + 2 * state.speed() + 20 * state.angle() + 4 * state.spin();
        return Action.Discrete.of(tendency > 0 ? RIGHT : LEFT);
    }

    @Override
    public List<String> quantities() {
        return List.of("cartPosition", "cartSpeed", "poleAngle", "angularSpeed");
    }

    /// Angle and spin of the pole, on a cart that stands in the middle of its track.
    @Override
    public Optional<PhasePlane> phasePlane() {
        return Optional.of(new PhasePlane() {
            @Override
            public Axis across() {
                return new Axis("poleAngle", -angleLimit, angleLimit);
            }

            @Override
            public Axis up() {
                return new Axis("angularSpeed", -WATCHED_SPIN, WATCHED_SPIN);
            }

            @Override
            public float[] observation(Point point) {
                return new float[] {0, 0, (float) point.across(), (float) point.up()};
            }

            @Override
            public Point point(float[] observation) {
                return new Point(observation[2], observation[3]);
            }

            @Override
            public boolean isSection() {
                return true;
            }
        });
    }
}
