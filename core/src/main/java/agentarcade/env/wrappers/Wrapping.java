package agentarcade.env.wrappers;

import agentarcade.env.Environment;
import agentarcade.knob.Flag;
import agentarcade.knob.OnlyWhen;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;

/// How a world is put before an agent: what the agent sees of it, how often it acts, and in which units it counts.
public record Wrapping(
        // Observations stacked into one, the newest last.
        @Whole(min = 1, max = 8, initial = 1, takes = Takes.RESTART) int frames,
        // Steps of the game between stacked observations.
        @OnlyWhen(knob = "frames", above = 1) @Whole(min = 1, max = 12, initial = 1, takes = Takes.RESTART) int frameSpacing,
        // Steps of the game an action is held for.
        @Whole(min = 1, max = 6, initial = 1, takes = Takes.RESTART) int actionRepeat,
        // Cells of a picture, in each direction, that become one.
        @Whole(min = 1, max = 4, initial = 1, takes = Takes.RESTART) int downsampling,
        // Whether each number of an observation is brought to mean 0 and variance 1.
        @Flag(initial = false, takes = Takes.RESTART) boolean normaliseObservations,
        // Whether rewards are divided by the standard deviation of the discounted return.
        @Flag(initial = false, takes = Takes.RESTART) boolean normaliseRewards) {

    /// The world as it is.
    public static final Wrapping NONE = new Wrapping(1, 1, 1, 1, false, false);

    /// The world as the agent meets it. (Normalising is part of the agent, because what it rests on is learned.)
    /// @throws IllegalArgumentException if pictures are to be made smaller and the world shows none
    public Environment around(Environment game) {
        Environment seen = seenIn(game);
        return actionRepeat > 1 ? new ActionRepeat(seen, actionRepeat) : seen;
    }

    /// The same, but acting at every step: for whoever holds actions for [#actionRepeat] steps without help, to see each of them.
    public Environment seenIn(Environment game) {
        Environment smaller = downsampling > 1 ? new AreaDownsampling(game, downsampling) : game;
        return frames > 1 ? new FrameStack(smaller, frames, frameSpacing) : smaller;
    }
}
