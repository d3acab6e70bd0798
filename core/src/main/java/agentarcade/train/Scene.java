package agentarcade.train;

import agentarcade.agent.Decision;
import agentarcade.env.Picture;

/// A world as it is at one moment: for people, for the agent, and what the agent thinks of it. Plain data for any thread.
/// `episodes` counts those that are over; `over` says that this one, at its last step, is the last of them.
public record Scene(Picture picture, float[] observation, Decision decision, double episodeReturn, long episodeSteps, long episodes,
        boolean over) {
}
