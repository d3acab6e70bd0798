/// Small neural networks, trained on one core with the same bits on every machine.
///
/// A [Network][agentarcade.nn.Network] is built from an [Architecture][agentarcade.nn.Architecture], runs forward and backward over a
/// batch, and an [Optimizer][agentarcade.nn.Optimizer] changes its parameters. Numbers are 32-bit floats in native memory
/// ([Memory][agentarcade.nn.Memory]): ND4J's while training, an arena of the JDK in the window. The hot path never calls an ND4J operation;
/// it runs on the JDK's Vector API.
///
/// **Bit-exact:** every output adds up its terms in index order with fused multiply-add, lanes are never added to each other, and functions
/// other than + − × ÷ √ are our own ([Functions][agentarcade.nn.Functions]) or come from `StrictMath`. So the width of the machine's vectors cannot change a result.
///
/// **Rows** start at multiples of 64 bytes and are padded to a multiple of 16 floats. The padding of parameters, gradients and moments is
/// zero while all numbers are finite, so a kernel may run over it and needs no special last step.
///
/// `docs/engine.md` tells how a training step flows through all this, and how to add a layer.
package agentarcade.nn;
