package agentarcade.bench;

import agentarcade.nn.Activation;
import agentarcade.nn.Conv2d;
import agentarcade.nn.Shape;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/// A convolution as ND4J's operations `conv2d` and `conv2d_bp`, the latter of which gives all three gradients, needed or not.
final class Nd4jConvolution implements Nd4jLayer {
    private final Activation activation;
    private final Conv2DConfig config;
    private final int[] arguments;
    private final Kernels weights;
    private final Kernels slopes;

    /// Views of a flat array: `kernels` of shape [channels][input channels][rows][columns], as ours, and `bias` [channels].
    private record Kernels(INDArray kernels, INDArray bias) {
        static Kernels of(INDArray flat, Conv2d conv, int inputs) {
            long bias = flat.length() - conv.channels();
            return new Kernels(
                    flat.get(NDArrayIndex.interval(0, bias)).reshape('c', conv.channels(), inputs, conv.kernelRows(), conv.kernelColumns()),
                    flat.get(NDArrayIndex.interval(bias, flat.length())));
        }
    }

    Nd4jConvolution(Conv2d conv, Shape.Image input, INDArray parameters, INDArray gradients) {
        activation = conv.activation();
        int rows = conv.padding() instanceof Conv2d.Padding.Explicit(int explicit, int _) ? explicit : 0;
        int columns = conv.padding() instanceof Conv2d.Padding.Explicit(int _, int explicit) ? explicit : 0;
        boolean same = conv.padding() instanceof Conv2d.Padding.Same;
        config = Conv2DConfig.builder().kH(conv.kernelRows()).kW(conv.kernelColumns()).sH(conv.stride()).sW(conv.stride()).pH(rows)
                .pW(columns).paddingMode(same ? PaddingMode.SAME : PaddingMode.VALID).dataFormat(Conv2DConfig.NCHW)
                .weightsFormat(WeightsFormat.OIYX).build();
        // The same for the other operation, which takes bare numbers: no dilation, channels before rows, kernels in the format OIYX.
        arguments = new int[] {conv.kernelRows(), conv.kernelColumns(), conv.stride(), conv.stride(), rows, columns, 1, 1, same ? 1 : 0, 0,
            1};
        weights = Kernels.of(parameters, conv, input.channels());
        slopes = Kernels.of(gradients, conv, input.channels());
    }

    @Override
    public INDArray forward(INDArray before) {
        return Nd4jLayer.activated(activation, Nd4j.cnn().conv2d(before, weights.kernels(), weights.bias(), config));
    }

    @Override
    public INDArray backward(INDArray before, INDArray after, INDArray slope, boolean first) {
        INDArray error = Nd4jLayer.beforeActivation(activation, after, slope);
        INDArray back = before.ulike();
        Nd4j.exec(DynamicCustomOp.builder("conv2d_bp").addInputs(before, weights.kernels(), weights.bias(), error)
                .addOutputs(back, slopes.kernels(), slopes.bias()).addIntegerArguments(arguments).build());
        return back;
    }
}
