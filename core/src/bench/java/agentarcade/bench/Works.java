package agentarcade.bench;

import agentarcade.nn.Activation;
import agentarcade.nn.Architecture;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Dense;
import agentarcade.nn.Flatten;
import agentarcade.nn.Shape;
import java.util.List;

/// The works that are timed. A new shape is one line here.
final class Works {
    private static final Architecture SMALL = Architecture.mlp(4, List.of(64, 64), 2);
    private static final Architecture BOARD = Architecture.mlp(100, List.of(100, 100), 3);
    /// Four frames of a game.
    private static final Architecture SCREEN = new Architecture(new Shape.Image(4, 48, 48),
            List.of(new Conv2d(16, 8, 4, Activation.RELU), new Conv2d(32, 4, 2, Activation.RELU), new Flatten(),
                    new Dense(128, true, Activation.RELU), new Dense(2, true, Activation.LINEAR)));

    static final List<Work> ALL = List.of(
            Work.train("4–64–64–2", SMALL, 64, new Bar.ShareOfPeak(0.55), Published.pyTorch(320).tensorFlowJs(1190)),
            Work.train("4–64–64–2", SMALL, 256, new Bar.ShareOfPeak(0.70), Published.pyTorch(395)),
            Work.train("100–100–100–3", BOARD, 50, new Bar.ShareOfPeak(0.55), Published.pyTorch(379)),
            Work.train("conv 4×48×48 → 16@8×8/4 → 32@4×4/2 → 128 → 2", SCREEN, 32, new Bar.ShareOfPeak(0.55), Published.pyTorch(2336)),
            Work.infer("4–64–64–2", SMALL, new Bar.Microseconds(0.5), Published.pyTorch(20).tensorFlowJs(39)),
            Work.infer("100–100–100–3", BOARD, new Bar.Microseconds(2), Published.pyTorch(20).tensorFlowJs(39)),
            Work.infer("conv 4×48×48 → 16@8×8/4 → 32@4×4/2 → 128 → 2", SCREEN, new Bar.None(), Published.none()));

    private Works() {
    }

    static Work named(String id) {
        return ALL.stream().filter(work -> work.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no work %s, only %s".formatted(id, ids())));
    }

    static List<String> ids() {
        return ALL.stream().map(Work::id).toList();
    }
}
