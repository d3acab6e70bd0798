package agentarcade.nn;

import java.util.List;
import java.util.random.RandomGenerator;

/// Short trainings whose last bits are compared: between kinds of memory, and as a program of its own between kinds of JVM.
enum Training {
    /// Every activation, sizes with and without padding.
    MLP(new Architecture(9, List.of(new Dense(64, true, Activation.RELU), new Dense(33, true, Activation.TANH),
            new Dense(16, false, Activation.SIGMOID), new Dense(3, true, Activation.LINEAR))), 37),
    /// Images from outside and between layers, with and without zeros around them, few channels and many; two heads.
    CONV(new Architecture(new Shape.Image(3, 12, 11),
            List.of(new Conv2d(16, 4, 2, Activation.RELU), new Conv2d(5, 3, 2, 2, Conv2d.Padding.same(), true, Activation.TANH),
                    new Flatten()),
            List.of(new Architecture.Head("policy", List.of(new Dense(20, true, Activation.RELU), new Dense(3, true, Activation.LINEAR))),
                    new Architecture.Head("value", List.of(new Dense(1, true, Activation.LINEAR))))), 9),
    LSTM(new Architecture(new Shape.Sequence(6, 5), List.of(new Lstm(19, false), new Dense(3, true, Activation.LINEAR))), 7),
    /// So small that even interpreted vectors are done in seconds.
    TINY(new Architecture(3, List.of(new Dense(5, true, Activation.TANH), new Dense(2, true, Activation.LINEAR))), 3),
    TINY_CONV(new Architecture(new Shape.Image(1, 4, 4), List.of(new Conv2d(2, 3, 3, 2, Conv2d.Padding.same(), true, Activation.RELU),
            new Flatten(), new Dense(1, true, Activation.LINEAR))), 2),
    TINY_LSTM(new Architecture(new Shape.Sequence(2, 2), List.of(new Lstm(2, true))), 2);

    private final Architecture architecture;
    private final int batch;

    Training(Architecture architecture, int batch) {
        this.architecture = architecture;
        this.batch = batch;
    }

    /// Prints how many lanes a vector has here, and the fingerprint after training of each kind that is named, on memory of ND4J or of the
    /// JDK: `nd4j 1000 MLP CONV`.
    public static void main(String[] arguments) {
        System.out.println("lanes " + Lanes.COUNT);
        for (String name : List.of(arguments).subList(2, arguments.length)) {
            Memory memory = arguments[0].equals("nd4j") ? Memory.nd4j() : Memory.arena();
            System.out.println(name + " " + Long.toHexString(valueOf(name).fingerprint(memory, Integer.parseInt(arguments[1]))));
        }
    }

    /// Every optimizer and transform of gradients has a part. Each step moves towards what a slowly following copy of the network says, plus the first inputs.
    long fingerprint(Memory memory, int steps) {
        RandomGenerator random = Fixtures.random(7);
        try (Network network = new Network(architecture, batch, memory).initialise(Initialiser.FAN_IN_UNIFORM, random);
                Network target = new Network(architecture, batch, Memory.arena())) {
            target.copyFrom(network);
            List<Optimizer> optimizers = List.of(Optimizer.adam(network).transform(GradientTransform.clipByGlobalNorm(0.05)),
                    Optimizer.sgd(network).transform(GradientTransform.clipByValue(0.01)),
                    Optimizer.momentum(network, 0.9).transform(GradientTransform.lars(0.1, 0.01)),
                    Optimizer.rmsProp(network, 0.9, 1e-7).rate(1, 0.3).rate(architecture.layers().size(), 0),
                    Optimizer.rmsPropGraves(network, 0.95, 0.95, 0.01));
            for (int step = 0; step < steps; step++) {
                step(network, target, random);
                optimizers.get(step % optimizers.size()).step(1e-3f);
                target.blend(network, 0.01f);
            }
            return network.fingerprint() * 31 + target.fingerprint();
        }
    }

    private void step(Network network, Network target, RandomGenerator random) {
        Matrix input = network.input();
        float[][] items = Fixtures.numbers(batch, architecture.inputs(), random);
        int rows = input.rows() / batch;
        for (int row = 0; row < input.rows(); row++) {
            for (int column = 0; column < input.columns(); column++) {
                input.set(row, column, items[row / rows][row % rows * input.columns() + column]);
            }
        }
        network.forward(batch);
        for (int item = 0; item < batch; item++) {
            target.infer(items[item]);
            for (int head = 0; head < architecture.outputShapes().size(); head++) {
                fillSlopes(network, target, head, item, items[item]);
            }
        }
        network.backward(batch);
    }

    private void fillSlopes(Network network, Network target, int head, int item, float[] observation) {
        float[] goal = new float[architecture.outputShapes().get(head).size()];
        target.copyInferred(head, goal);
        Matrix outputs = network.output(head);
        int rows = outputs.rows() / batch;
        for (int i = 0; i < goal.length; i++) {
            int row = item * rows + i / outputs.columns();
            int column = i % outputs.columns();
            float error = outputs.get(row, column) - 0.9f * goal[i] - observation[i % observation.length];
            network.outputGradient(head).set(row, column, (float) Losses.huberSlope(error, 1) / batch);
        }
    }
}
