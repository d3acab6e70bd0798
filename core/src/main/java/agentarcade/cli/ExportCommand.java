package agentarcade.cli;

import agentarcade.exchange.PolicyExport;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.knob.Sentence;
import agentarcade.store.ExportFiles;
import agentarcade.store.RunFiles;
import agentarcade.train.TrainingLoop;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes what the agent of a saved run has learned for other programs.
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.option.file") private Path file;

    @Option(names = "--npz", paramLabel = "FILE", descriptionKey = "cli.option.npz") private Path npz;

    @Option(names = "--npy", paramLabel = "FOLDER", descriptionKey = "cli.option.npy") private Path npy;

    @Option(names = "--onnx", paramLabel = "FILE", descriptionKey = "cli.option.onnx") private Path onnx;

    @Option(names = "--json", descriptionKey = "cli.option.json") private boolean json;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        checkFiles();
        PolicyExport policy = policy();
        if (onnx != null) {
            // Before anything is written: all or none.
            ExportFiles.check(onnx);
        }
        if (npy != null && npz != null) {
            ExportFiles.check(npz);
        }
        ObjectNode tree = Reports.object();
        tree.put("world", policy.description().at("/world/id").asText());
        tree.put("algorithm", policy.description().at("/algorithm/id").asText());
        tree.put("fingerprint", policy.description().path("fingerprint").asText());
        if (npz != null) {
            policy.npz(npz);
            written(tree, "npz", npz);
        }
        if (npy != null) {
            policy.npy(npy);
            written(tree, "npy", npy);
        }
        if (onnx != null) {
            policy.onnx(onnx);
            written(tree, "onnx", onnx);
        }
        if (json) {
            terminal.json(tree);
        } else {
            terminal.say("cli.fingerprint", tree.path("fingerprint").asText());
        }
        return ExitCodes.DONE;
    }

    /// An export must not take the place of the run, or of the other export.
    private void checkFiles() throws Refused {
        if (npz == null && npy == null && onnx == null) {
            throw new Refused(Sentence.of("cli.problem.exportNothing"));
        }
        Set<Path> files = new HashSet<>();
        for (Path one : new Path[] {file, npz, npy, onnx}) {
            if (one != null && !files.add(one.toAbsolutePath().normalize())) {
                throw new Refused(Sentence.of("cli.problem.exportSameFile", one.toString()));
            }
        }
    }

    private PolicyExport policy() throws Refused {
        Run run = RunFiles.read(file);
        try (TrainingLoop loop = RunFiles.resume(file, run, event -> {
        })) {
            return PolicyExport.of(run, loop.policy());
        }
    }

    private void written(ObjectNode tree, String name, Path target) {
        String where = target.toAbsolutePath().toString();
        tree.put(name, where);
        if (!json) {
            terminal.say("cli.exported", where);
        }
    }
}
