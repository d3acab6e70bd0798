package agentarcade.nn;

import java.util.List;

/// The size α of each step against the gradient, by the number of the update, counted from 0. Plain data; an [Optimizer] is told the rate
/// with every step. Where a schedule comes to its end, its last rate stays.
public sealed interface LearningRate {
    float at(long update);

    /// The same rate always.
    record Constant(double rate) implements LearningRate {
        public Constant {
            checkRate(rate);
        }

        @Override
        public float at(long update) {
            return (float) rate;
        }
    }

    /// A straight line: α = first + (last − first) · t / updates.
    record Linear(double first, double last, long updates) implements LearningRate {
        public Linear {
            checkRate(first);
            checkRate(last);
            checkUpdates(updates);
        }

        @Override
        public float at(long update) {
            return (float) (first + (last - first) * progress(update, updates));
        }
    }

    /// The same share less with each update: α = first · (last / first) ^ (t / updates). Neither rate can be 0.
    record Exponential(double first, double last, long updates) implements LearningRate {
        public Exponential {
            checkRate(first);
            checkRate(last);
            checkUpdates(updates);
            if (first == 0 || last == 0) {
                throw new IllegalArgumentException("An exponential learning rate can't go from %s to %s: 0 is never reached"
                        .formatted(first, last));
            }
        }

        @Override
        public float at(long update) {
            return (float) (first * StrictMath.pow(last / first, progress(update, updates)));
        }
    }

    /// Half a wave, slow at both ends: α = last + ½ (first − last) · (1 + cos(π t / updates)) (Loshchilov & Hutter, 2017, eq. 5, without
    /// restarts).
    record Cosine(double first, double last, long updates) implements LearningRate {
        public Cosine {
            checkRate(first);
            checkRate(last);
            checkUpdates(updates);
        }

        @Override
        public float at(long update) {
            double wave = 1 + StrictMath.cos(StrictMath.PI * progress(update, updates));
            return (float) (last + (first - last) / 2 * wave);
        }
    }

    /// Stairs: α = first · factorⁿ, where n milestones have been reached.
    ///
    /// @param milestones numbers of updates, each above the one before
    record Stairs(double first, double factor, List<Long> milestones) implements LearningRate {
        public Stairs {
            checkRate(first);
            checkRate(factor);
            milestones = List.copyOf(milestones);
            for (int i = 0; i < milestones.size(); i++) {
                if (milestones.get(i) <= (i == 0 ? 0 : milestones.get(i - 1))) {
                    throw new IllegalArgumentException("Milestones must be above 0 and rise, unlike " + milestones);
                }
            }
        }

        @Override
        public float at(long update) {
            double rate = first;
            for (int i = 0; i < milestones.size() && update >= milestones.get(i); i++) {
                rate *= factor;
            }
            return (float) rate;
        }
    }

    /// A gentle start (Goyal et al., 2017): α rises in a straight line for `updates` updates, from one share in updates + 1 of the rate that
    /// `then` begins with up to that rate; `then` counts from there.
    record WarmUp(long updates, LearningRate then) implements LearningRate {
        public WarmUp {
            checkUpdates(updates);
        }

        @Override
        public float at(long update) {
            return update >= updates ? then.at(update - updates) : (float) (then.at(0) * ((update + 1.0) / (updates + 1.0)));
        }
    }

    /// This rate, after a [WarmUp] of so many updates.
    default LearningRate afterWarmUp(long updates) {
        return new WarmUp(updates, this);
    }

    /// How much of a schedule is over, from 0 to 1.
    private static double progress(long update, long updates) {
        return Math.min(1, (double) update / updates);
    }

    private static void checkRate(double rate) {
        if (!(rate >= 0 && rate <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("A learning rate must be a finite number of at least 0, not " + rate);
        }
    }

    private static void checkUpdates(long updates) {
        if (updates < 1) {
            throw new IllegalArgumentException("A learning rate needs at least 1 update to change, not " + updates);
        }
    }
}
