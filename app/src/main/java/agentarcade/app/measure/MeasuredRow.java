package agentarcade.app.measure;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.experiment.Experiment;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.Presets;

/// A training to measure the window beside, with the settings its world and algorithm are offered with first.
record MeasuredRow(String world, String algorithm) {

    /// @param text such as `cave/dqn`
    static MeasuredRow of(String text) throws Refused {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new Refused(Sentence.of("measure.problem.row", text));
        }
        MeasuredRow row = new MeasuredRow(parts[0], parts[1]);
        row.experiment();
        return row;
    }

    Experiment experiment() throws Refused {
        var type = Environments.find(world).orElseThrow(() -> new Refused(Sentence.of("measure.problem.row", this)));
        var learner = Algorithms.ALL.stream().filter(known -> known.id().equals(algorithm)).findFirst()
                .orElseThrow(() -> new Refused(Sentence.of("measure.problem.row", this)));
        return Presets.first(type, learner).experiment(1);
    }

    @Override
    public String toString() {
        return world + "/" + algorithm;
    }
}
