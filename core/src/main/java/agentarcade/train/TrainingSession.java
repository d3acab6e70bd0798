package agentarcade.train;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;
import agentarcade.agent.Insight;
import agentarcade.agent.PolicySnapshot;
import agentarcade.knob.Refused;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Runs a training loop on a thread of its own, the only one that ever touches world, agent and native memory.
///
/// Every method may be called from any thread and returns at once: orders wait in a queue until the loop is between two steps, and what
/// is to be seen lies in a mailbox for one [Snapshot]. Waiting for the next step *is* waiting for an order, so it is obeyed at once at
/// any pace. A loop that hangs or throws harms nobody else.
@AllowedTo(value = Deed.START_THREADS, because = "it is the one training thread of a session")
public final class TrainingSession implements AutoCloseable {
    /// As fast as it can.
    public static final double FLAT_OUT = Double.POSITIVE_INFINITY;

    private static final long POLICY_PERIOD_NANOS = 500_000_000;
    private static final long INSIGHT_PERIOD_NANOS = 500_000_000;
    /// How far behind its pace a slow loop may fall before the missed steps are forgotten instead of hurried through.
    private static final long MOST_DEBT_NANOS = 100_000_000;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;
    /// An hour; keeps sums of times from overflowing.
    private static final long LONGEST_PERIOD_NANOS = 3_600_000_000_000L;

    /// Builds the loop, on the training thread: loading native code takes seconds.
    @FunctionalInterface
    public interface Builder {
        TrainingLoop build(Consumer<TrainingEvent> listener) throws Refused;
    }

    private interface Order {
        void obey(TrainingLoop loop);

        /// Training ended before it was this order's turn.
        default void refuse() {
        }
    }

    /// Going on up to a goal; `reached` completes with false if something else was ordered before.
    private record Advance(Goal goal, CompletableFuture<Boolean> reached) {
    }

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final AtomicReference<Snapshot> mailbox = new AtomicReference<>();
    private final Builder builder;
    private final Consumer<TrainingEvent> listener;
    private volatile boolean ended;
    private volatile Optional<Advance> advance = Optional.empty();
    private volatile Optional<Checkpoint> rescued = Optional.empty();

    // Of the training thread from here on.
    private boolean sceneWanted;
    private boolean policyWanted;
    private boolean insightWanted;
    private final Stopwatch stopwatch = new Stopwatch();
    private Record settings;
    private Status status = new Status.Starting();
    private double stepsPerSecond = FLAT_OUT;
    private long nextStepNanos;
    private long trainedSince;
    private long policySentNanos = System.nanoTime() - POLICY_PERIOD_NANOS;
    private long insightSentNanos = System.nanoTime() - INSIGHT_PERIOD_NANOS;
    private boolean changed;

    /// Starts the thread; it builds the loop and then waits, paused, for [#resume].
    /// @param settings those the loop is built with
    /// @param listener hears of every event, in order, on the training thread
    public TrainingSession(Builder builder, Record settings, Consumer<TrainingEvent> listener) {
        this.builder = builder;
        this.settings = settings;
        this.listener = listener;
        Thread.ofPlatform().name("training").daemon().start(this::run);
    }

    // ---- orders, from any thread ----

    /// Orders given after the end are refused at once: nobody would ever take them out of the queue.
    private void order(Order order) {
        orders.add(order);
        if (ended) {
            refuseAll();
        }
    }

    /// Goes on until it is paused.
    public void resume() {
        order(loop -> {
            advancing(Optional.empty());
            goOn(loop);
        });
    }

    public void pause() {
        order(loop -> {
            advancing(Optional.empty());
            turn(loop, new Status.Paused());
        });
    }

    /// One step of the training, at once, then pause: an action in each of its worlds, held for as many steps of the game as usual.
    public void step() {
        order(loop -> {
            advancing(Optional.empty());
            turn(loop, new Status.Paused());
            loop.step();
            loop.look();
        });
    }

    /// Goes on at its pace until `count` more are done than when this order is obeyed, then pauses: after the first step of the training
    /// that reaches them. That is exactly so many where a step of the training does one at most. Where several worlds are side by side,
    /// actions are held, or several updates follow each other, one step may do more, and is never broken off in the middle.
    /// [#resume], [#pause], [#step] and another advance take its place.
    /// @return completes with true when the goal is reached, with false if that will not happen any more
    public CompletableFuture<Boolean> advance(Measure measure, long count) {
        if (count < 1) {
            throw new IllegalArgumentException("Training goes on by at least 1, not by %d %s".formatted(count, measure));
        }
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        order(new Order() {
            @Override
            public void obey(TrainingLoop loop) {
                long at = measure.of(loop) + count;
                // A goal beyond all numbers is one that is never reached, no reason for training to break off.
                advancing(Optional.of(new Advance(new Goal(measure, at < 0 ? Long.MAX_VALUE : at), reached)));
                goOn(loop);
            }

            @Override
            public void refuse() {
                reached.complete(false);
            }
        });
        return reached;
    }

    /// Where training will pause by itself, while it goes on towards such a place.
    public Optional<Goal> goal() {
        return advance.map(Advance::goal);
    }

    /// @param stepsPerSecond more than 0; [#FLAT_OUT] for as fast as it can
    public void pace(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("A pace is more than 0 steps a second, not %s".formatted(stepsPerSecond));
        }
        order(loop -> {
            this.stepsPerSecond = stepsPerSecond;
            long now = System.nanoTime();
            nextStepNanos = Math.clamp(nextStepNanos, now, now + periodNanos());
        });
    }

    /// Goes on with these settings, of which those that need a restart are the same as before.
    public void use(Record settings) {
        order(loop -> {
            loop.use(settings);
            this.settings = settings;
        });
    }

    /// The whole state, between two steps. After a failure it is the state in which training broke off, if that could still be read: the
    /// curves and weights are worth keeping even if the last step was not finished. Fails if it can't be had, or if the session is closed.
    public CompletableFuture<Checkpoint> capture() {
        CompletableFuture<Checkpoint> captured = new CompletableFuture<>();
        order(new Order() {
            @Override
            public void obey(TrainingLoop loop) {
                account(loop);
                try {
                    captured.complete(loop.checkpoint());
                } catch (RuntimeException | Error unsaved) {
                    // Too little memory for the copy, for example: who wanted it must know, training itself can go on.
                    captured.completeExceptionally(unsaved);
                }
            }

            @Override
            public void refuse() {
                rescued.ifPresentOrElse(captured::complete,
                        () -> captured.completeExceptionally(new IllegalStateException("Training has ended")));
            }
        });
        return captured;
    }

    /// Whether training failed and [#capture] gives what it had learned by then.
    public boolean isRescued() {
        return rescued.isPresent();
    }

    /// Whether snapshots should show the training world itself.
    public void showScene(boolean wanted) {
        order(loop -> sceneWanted = wanted);
    }

    /// Whether some of the snapshots, at most two a second, should show what was learned from lately.
    public void showInsight(boolean wanted) {
        order(loop -> insightWanted = wanted);
    }

    /// Asks for what has been learned by now; it comes with one of the next snapshots, at most twice a second.
    public void requestPolicy() {
        order(loop -> policyWanted = true);
    }

    /// The snapshot in the mailbox, if it was not yet taken. It was made soon after the one before was: whoever looks once a frame is never
    /// more than a frame behind.
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(mailbox.getAndSet(null));
    }

    /// Ends training and frees its memory, soon. Does not wait: the loop may hang.
    @Override
    public void close() {
        order(loop -> turn(loop, new Status.Closed()));
    }

    // ---- the training thread ----

    private void run() {
        mailbox.set(starting());
        try (TrainingLoop loop = builder.build(listener)) {
            train(loop);
        } catch (Throwable broken) {
            // Whatever a builder throws, the Error of a missing library included, becomes a status that people can read.
            fail(broken, starting());
        } finally {
            advancing(Optional.empty());
            ended = true;
            refuseAll();
        }
    }

    private void train(TrainingLoop loop) throws InterruptedException {
        try {
            loop.look();
            turn(loop, new Status.Paused());
            while (!(status instanceof Status.Closed)) {
                Order order = nextOrder();
                if (order != null) {
                    order.obey(loop);
                    changed = true;
                } else if (status instanceof Status.Running) {
                    stepInTime(loop);
                }
                if (mailbox.get() == null && (changed || policyIsDue())) {
                    mailbox.set(snapshot(loop));
                }
            }
            mailbox.set(snapshot(loop, Optional.empty(), Optional.empty(), Optional.empty()));
        } catch (RuntimeException | Error broken) {
            Snapshot before = snapshot(loop, Optional.empty(), Optional.empty(), Optional.empty());
            rescue(loop, broken);
            fail(broken, before);
        }
    }

    /// Keeps what was learned until training broke off.
    private void rescue(TrainingLoop loop, Throwable broken) {
        try {
            rescued = Optional.of(loop.checkpoint());
        } catch (RuntimeException | Error lost) {
            // Perhaps it is the world that can't be read, or memory has run out. What failed first is what people must hear of.
            if (lost != broken) {
                broken.addSuppressed(lost);
            }
        }
    }

    /// The next order, or null when it is time to step or to look again.
    private Order nextOrder() throws InterruptedException {
        boolean running = status instanceof Status.Running;
        if (running && stepsPerSecond == FLAT_OUT) {
            return orders.poll();
        }
        // While a snapshot still waits to be made, nothing but a glance at the mailbox can tell when.
        long patience = changed || policyWanted ? LOOK_AGAIN_NANOS : Long.MAX_VALUE;
        if (running) {
            patience = Math.clamp(nextStepNanos - System.nanoTime(), 0, patience);
        }
        return patience == Long.MAX_VALUE ? orders.take() : orders.poll(patience, TimeUnit.NANOSECONDS);
    }

    private void stepInTime(TrainingLoop loop) {
        long now = System.nanoTime();
        if (stepsPerSecond != FLAT_OUT && now < nextStepNanos) {
            return;
        }
        long before = loop.steps();
        loop.step();
        loop.look();
        changed = true;
        if (advance.isPresent() && advance.get().goal().measure().of(loop) >= advance.get().goal().at()) {
            Advance arrived = advance.get();
            turn(loop, new Status.Paused());
            // Whoever hears that the goal is reached must find none any more.
            advance = Optional.empty();
            arrived.reached().complete(true);
        }
        if (stepsPerSecond != FLAT_OUT) {
            // An action that is held takes several steps of the game.
            nextStepNanos = Math.max(nextStepNanos, now - MOST_DEBT_NANOS) + (loop.steps() - before) * periodNanos();
        }
    }

    private void goOn(TrainingLoop loop) {
        if (!(status instanceof Status.Running)) {
            stopwatch.restart(loop.steps());
            trainedSince = System.nanoTime();
            nextStepNanos = trainedSince;
            turn(loop, new Status.Running());
        }
    }

    /// Another goal, or none, takes the place of the one that was not reached.
    private void advancing(Optional<Advance> next) {
        Optional<Advance> old = advance;
        advance = next;
        old.ifPresent(replaced -> replaced.reached().complete(false));
    }

    /// From one step to the next.
    private long periodNanos() {
        return (long) Math.min(1e9 / stepsPerSecond, LONGEST_PERIOD_NANOS);
    }

    private void turn(TrainingLoop loop, Status next) {
        account(loop);
        if (!status.equals(next)) {
            status = next;
            changed = true;
            listener.accept(new TrainingEvent.StatusChanged(loop.steps(), next));
        }
    }

    /// Adds the time since the last call to the time trained.
    private void account(TrainingLoop loop) {
        if (status instanceof Status.Running) {
            long now = System.nanoTime();
            loop.addTrainedNanos(now - trainedSince);
            trainedSince = now;
        }
    }

    private boolean policyIsDue() {
        return policyWanted && System.nanoTime() - policySentNanos >= POLICY_PERIOD_NANOS;
    }

    private Snapshot snapshot(TrainingLoop loop) {
        changed = false;
        Optional<PolicySnapshot> policy = Optional.empty();
        if (policyIsDue()) {
            policy = Optional.of(loop.policy());
            policyWanted = false;
            policySentNanos = System.nanoTime();
        }
        return snapshot(loop, sceneWanted ? Optional.of(loop.scene()) : Optional.empty(), policy, insight(loop));
    }

    private Optional<Insight> insight(TrainingLoop loop) {
        if (!insightWanted || System.nanoTime() - insightSentNanos < INSIGHT_PERIOD_NANOS) {
            return Optional.empty();
        }
        insightSentNanos = System.nanoTime();
        return Optional.of(loop.insight());
    }

    private Snapshot snapshot(TrainingLoop loop, Optional<Scene> scene, Optional<PolicySnapshot> policy, Optional<Insight> insight) {
        account(loop);
        double rate = status instanceof Status.Running ? stopwatch.rate(loop.steps()) : 0;
        return new Snapshot(status, loop.steps(), loop.episodes(), loop.updates(), Duration.ofNanos(loop.trainedNanos()), rate, settings,
                loop.curves(), loop.timeline(), loop.album(), scene, policy, insight);
    }

    private Snapshot starting() {
        return new Snapshot(status, 0, 0, 0, Duration.ZERO, 0, settings, Map.of(), Timeline.View.EMPTY, Album.View.EMPTY,
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void fail(Throwable broken, Snapshot before) {
        status = new Status.Failed(broken);
        mailbox.set(before.with(status));
        try {
            listener.accept(new TrainingEvent.StatusChanged(before.steps(), status));
        } catch (RuntimeException | Error deaf) {
            // Perhaps it is the listener that is broken. What failed first is what people must hear of.
            if (deaf != broken) {
                broken.addSuppressed(deaf);
            }
        }
    }

    private void refuseAll() {
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            order.refuse();
        }
    }
}
