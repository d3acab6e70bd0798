package agentarcade.experiment;

/// A named set of rules and settings for a world and an algorithm, known to work. Its name is the text `preset.` + `id` + `.name`.
public record Preset(String id, World world, AlgorithmType<?> algorithm, Record settings) {

    public Experiment experiment(long seed) {
        return new Experiment(world, algorithm, settings, seed);
    }
}
