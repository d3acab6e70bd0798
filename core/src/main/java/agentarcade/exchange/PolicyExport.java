package agentarcade.exchange;

import agentarcade.agent.PolicySnapshot;
import agentarcade.env.Environment;
import agentarcade.experiment.Run;
import agentarcade.knob.Refused;
import agentarcade.store.ExportFiles;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// A trained policy, ready to leave the program: what it computes, and a description that stands beside it in every format.
public record PolicyExport(PolicyGraph graph, ObjectNode description) {
    /// The name of the description in a `.npz`, and of the metadata in an `.onnx`.
    public static final String DESCRIPTION = "policy.json";

    /// @param policy what the agent of this run has learned
    /// @throws Refused if it is not made of networks that can be taken apart
    public static PolicyExport of(Run run, PolicySnapshot policy) throws Refused {
        Environment world = run.experiment().world().training();
        PolicyGraph graph = PolicyGraphs.of(policy, world.observations(), world.actions());
        return new PolicyExport(graph, Description.of(run, world.observations(), world.actions(), graph));
    }

    /// Writes the arrays and the description as NumPy's `.npz`.
    public void npz(Path file) throws Refused {
        ExportFiles.npz(file, DESCRIPTION, description, graph.arrays());
    }

    /// Writes the same as a folder of `.npy` files.
    public void npy(Path folder) throws Refused {
        ExportFiles.npy(folder, DESCRIPTION, description, graph.arrays());
    }

    /// Writes all that the policy computes as an ONNX model.
    public void onnx(Path file) throws Refused {
        ExportFiles.bytes(file, OnnxModel.of(this).toByteArray());
    }
}
