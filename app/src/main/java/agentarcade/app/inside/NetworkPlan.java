package agentarcade.app.inside;

import agentarcade.agent.Anatomy;
import agentarcade.agent.Anatomy.Layer;
import agentarcade.app.inside.Sketch.Area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where each layer of an agent's networks is drawn: from left to right in the order in which they compute, parts that share nothing above
/// each other.
final class NetworkPlan {
    /// Room on the right for the names of the outputs.
    static final double NAMES = 108;

    private final Anatomy anatomy;
    private final int[] depths;
    private final boolean[] read;
    private final List<String> parts;
    private final double[] starts;
    private final double[] widths;
    private final double height;

    NetworkPlan(Anatomy anatomy, double width, double height) {
        this.anatomy = anatomy;
        this.height = height;
        List<Layer> layers = anatomy.layers();
        depths = new int[layers.size()];
        read = new boolean[layers.size()];
        Map<Integer, Double> wishes = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            depths[i] = layer.source() < 0 ? 0 : depths[layer.source()] + 1;
            if (layer.source() >= 0) {
                read[layer.source()] = true;
            }
            wishes.merge(depths[i], wish(layer), Math::max);
        }
        parts = layers.stream().map(Layer::part).filter(part -> !part.isEmpty()).distinct().toList();
        double all = wishes.values().stream().mapToDouble(Double::doubleValue).sum();
        starts = new double[wishes.size()];
        widths = new double[wishes.size()];
        double x = 0;
        for (int depth = 0; depth < starts.length; depth++) {
            starts[depth] = x;
            widths[depth] = (width - NAMES) * wishes.getOrDefault(depth, 1.0) / all;
            x += widths[depth];
        }
    }

    /// How much wider than others.
    private static double wish(Layer layer) {
        return switch (layer) {
            case Layer picture when picture.form().rows() > 1 -> 1.5;
            case Anatomy.Memory _ -> 1.2;
            default -> 1;
        };
    }

    /// The place of a layer. What all parts share has the whole height.
    Area place(int layer) {
        int lane = parts.indexOf(anatomy.layers().get(layer).part());
        double high = lane < 0 ? height : height / parts.size();
        return new Area(starts[depths[layer]], lane < 0 ? 0 : lane * high, widths[depths[layer]], high);
    }

    /// Nobody reads it: it is what the policy says.
    boolean isOutput(int layer) {
        return !read[layer];
    }

    List<Integer> outputs() {
        List<Integer> outputs = new ArrayList<>();
        for (int layer = 0; layer < read.length; layer++) {
            if (!read[layer]) {
                outputs.add(layer);
            }
        }
        return outputs;
    }
}
