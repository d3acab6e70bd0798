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
import agentarcade.knob.Real;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A rod that hangs on a motor too weak to lift it at once: it must swing up and then stand on its head.
///
/// | | |
/// |---|---|
/// | sees | cosine and sine of the angle from upright, angular speed in rad/s |
/// | does | a torque in N·m; beyond ±2 it is clipped |
/// | earns | −(angle² + 0.1·speed² + 0.001·torque²) a step, the angle in [−π, π), all as they were before the step |
/// | ends | never by itself |
///
/// Gymnasium's Pendulum-v1: a thin rod turning about its end, without friction, in Euler steps of 0.05 s. Positive is clockwise here, as
/// in all our pictures; Gymnasium draws the mirror image.
public final class Pendulum implements Environment {

    public record Rules(
            // m/s²
            @Real(min = 1, max = 25, initial = 10, takes = Takes.RESTART) double gravity,
            // kg
            @Real(min = 0.25, max = 4, initial = 1, takes = Takes.RESTART) double mass,
            // m
            @Real(min = 0.5, max = 2, initial = 1, takes = Takes.RESTART) double length,
            // N·m
            @Real(min = 0.5, max = 10, initial = 2, takes = Takes.RESTART) double maxTorque,
            // rad/s
            @Real(min = 2, max = 20, initial = 8, takes = Takes.RESTART) double maxSpeed,
            // Steps; 0: none.
            @Whole(min = 0, max = 10_000, initial = 200, takes = Takes.RESTART) int stepLimit) implements TimeLimited {

        double clippedTorque(double torque) {
            return Math.clamp(torque, -maxTorque, maxTorque);
        }
    }

    /// Angle in rad from upright, not wrapped, angular speed in rad/s, and the torque in N·m that led here, 0 at the start, which only the
    /// picture shows.
    public record State(double angle, double speed, double torque) {
        static State first(RandomGenerator random) {
            double angle = Uniform.between(-Math.PI, Math.PI, random);
            double speed = Uniform.between(-1, 1, random);
            return new State(angle, speed, 0);
        }

        /// One step under a torque that is within its limits already. The rod's moment of inertia is m·l²/3. The angle moves on by the
        /// *new* speed.
        State after(double torque, Rules rules) {
            double length = rules.length();
            double acceleration = 3 * rules.gravity() / (2 * length) * StrictMath.sin(angle)
                    + 3 / (rules.mass() * length * length) * torque;
            double next = Math.clamp(speed + acceleration * DT, -rules.maxSpeed(), rules.maxSpeed());
            return new State(angle + next * DT, next, torque);
        }

        /// What a step from here costs.
        double cost(double torque) {
            double wrapped = wrappedAngle();
            return wrapped * wrapped + 0.1 * speed * speed + 0.001 * torque * torque;
        }

        /// The angle from −π on and, but for a last rounding, below π, by a modulus that rounds down: `%` alone rounds towards zero.
        double wrappedAngle() {
            double turned = (angle + Math.PI) % (2 * Math.PI);
            return (turned < 0 ? turned + 2 * Math.PI : turned) - Math.PI;
        }

        /// In J, relative to the pivot's height.
        double energy(Rules rules) {
            double inertia = rules.mass() * rules.length() * rules.length() / 3;
            return inertia * speed * speed / 2 + uprightEnergy(rules) * StrictMath.cos(angle);
        }

        /// The energy of standing upright.
        static double uprightEnergy(Rules rules) {
            return rules.mass() * rules.gravity() * rules.length() / 2;
        }
    }

    /// Seconds a step takes.
    private static final double DT = 0.05;
    private static final Action NOTHING = OneNumber.action(0);

    private final Rules rules;
    private final Space.Box observations;
    private final Space.Box actions;
    private final Controls controls;
    private State state;

    public Pendulum(Rules rules) {
        this.rules = rules;
        float maxSpeed = (float) rules.maxSpeed();
        float maxTorque = (float) rules.maxTorque();
        observations = new Space.Box(new float[] {-1, -1, -maxSpeed}, new float[] {1, 1, maxSpeed});
        actions = new Space.Box(-maxTorque, maxTorque, 1);
        controls = new Controls(NOTHING, List.of(
                new Binding("control.left", OneNumber.action(-maxTorque), List.of(Key.LEFT, Key.POINTER_LEFT)),
                new Binding("control.gentleLeft", OneNumber.action(-maxTorque / 2), List.of(Key.A)),
                new Binding("control.gentleRight", OneNumber.action(maxTorque / 2), List.of(Key.D)),
                new Binding("control.right", OneNumber.action(maxTorque), List.of(Key.RIGHT, Key.POINTER_RIGHT))));
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public Space.Box actions() {
        return actions;
    }

    @Override
    public void reset(RandomGenerator random) {
        state = State.first(random);
    }

    @Override
    public Step step(Action action) {
        return step(OneNumber.of(action, "Pendulum"));
    }

    /// The same with all digits of the torque, which reference numbers have.
    Step step(double torque) {
        double clipped = rules.clippedTorque(torque);
        double cost = current().cost(clipped);
        state = state.after(clipped, rules);
        return new Step(-cost, Ending.NONE);
    }

    private State current() {
        if (state == null) {
            throw new IllegalStateException("Pendulum was not started yet: reset it first");
        }
        return state;
    }

    @Override
    public void observe(float[] into) {
        State state = current();
        into[0] = (float) StrictMath.cos(state.angle());
        into[1] = (float) StrictMath.sin(state.angle());
        into[2] = (float) state.speed();
    }

    @Override
    public Record snapshot() {
        return current();
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        // Comparisons with NaN are false.
        if (!(snapshot instanceof State(double angle, double speed, double torque)) || !Double.isFinite(angle)
                || !(Math.abs(speed) <= rules.maxSpeed()) || !(Math.abs(torque) <= rules.maxTorque())) {
            throw new IllegalArgumentException("%s is no state of Pendulum with %s".formatted(snapshot, rules));
        }
        state = (State) snapshot;
    }

    @Override
    public Picture picture() {
        return PendulumPicture.of(current(), rules);
    }

    /// Right turns clockwise.
    @Override
    public Controls controls() {
        return controls;
    }

    @Override
    public double naturalSpeed() {
        return 1 / DT;
    }

    @Override
    public Score score() {
        return Score.RETURN;
    }

    @Override
    public List<Baseline> players() {
        return List.of(new Baseline("energy", world -> swingUp((State) world.unwrapped().snapshot())));
    }

    /// Pumps energy in or out until the swing just reaches the top (Åström & Furuta, 2000), and holds the rod there with torques in
    /// proportion to angle and speed (PD control).
    private Action swingUp(State state) {
        double angle = state.wrappedAngle();
        double weight = rules.mass() * rules.gravity() * rules.length();
        double torque = Math.abs(angle) < 0.7
                ? -weight * (angle + 0.2 * state.speed())
                : 2 * (State.uprightEnergy(rules) - state.energy(rules)) * (state.speed() < 0 ? -1 : 1);
        return OneNumber.action(rules.clippedTorque(torque));
    }

    @Override
    public List<String> quantities() {
        return List.of("cosine", "sine", "angularSpeed");
    }

    /// Angle and angular speed: all of the state. Straight up is in the middle, straight down at both ends.
    @Override
    public Optional<PhasePlane> phasePlane() {
        return Optional.of(new PhasePlane() {
            @Override
            public Axis across() {
                return new Axis("poleAngle", -Math.PI, Math.PI);
            }

            @Override
            public Axis up() {
                return new Axis("angularSpeed", -rules.maxSpeed(), rules.maxSpeed());
            }

            @Override
            public float[] observation(Point point) {
                return new float[] {(float) StrictMath.cos(point.across()), (float) StrictMath.sin(point.across()), (float) point.up()};
            }

            @Override
            public Point point(float[] observation) {
                return new Point(StrictMath.atan2(observation[1], observation[0]), observation[2]);
            }
        });
    }
}
