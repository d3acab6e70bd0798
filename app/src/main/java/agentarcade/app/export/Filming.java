package agentarcade.app.export;

import agentarcade.knob.Flag;
import agentarcade.knob.Real;
import agentarcade.knob.Scale;
import agentarcade.knob.Takes;
import agentarcade.knob.Whole;
import agentarcade.report.Footage;
import agentarcade.report.Look;

/// How a game is filmed.
record Filming(
        // Of the chance of the games.
        @Whole(min = 1, max = 1_000_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int seed,
        // Games played, of which the best is filmed.
        @Whole(min = 1, max = 1_000, initial = 1, scale = Scale.LOG, takes = Takes.NOW) int games,
        // How long the film is at most.
        @Real(min = 0.1, max = Footage.MOST_SECONDS, initial = 20, takes = Takes.NOW) double seconds,
        // Of the pictures, in pixels.
        @Whole(min = Look.NARROWEST, max = Look.WIDEST, initial = Look.USUAL_WIDTH, takes = Takes.NOW) int width,
        // Whether the ground is dark.
        @Flag(initial = false, takes = Takes.NOW) boolean dark) {

    Look look() {
        return new Look(width, dark);
    }
}
