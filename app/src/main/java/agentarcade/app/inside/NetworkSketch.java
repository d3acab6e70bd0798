package agentarcade.app.inside;

import agentarcade.agent.Anatomy;
import agentarcade.agent.Anatomy.Form;
import agentarcade.agent.Anatomy.Layer;
import agentarcade.app.inside.Sketch.Area;
import agentarcade.app.inside.Sketch.Side;
import agentarcade.app.inside.Sketch.Tone;
import agentarcade.knob.Texts;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Draws the networks of a policy at work: units as dots in the colour of what they say, the strongest weights between them, filters with the
/// pictures they make of what they see.
final class NetworkSketch {
    /// Units of a layer that are drawn.
    private static final int MOST_UNITS = 24;
    /// Weights between two layers that are drawn.
    private static final int MOST_EDGES = 90;
    /// Filters of a layer that are drawn.
    static final int MOST_FILTERS = 12;
    /// A picture with its filter beside it is so much wider than high.
    private static final double WITH_FILTER = 1.75;
    private static final double FOOT = 18;
    private static final double REST = 13;
    private static final double SMALLEST_STEP = 8;
    private static final double LARGEST_STEP = 26;

    private final SketchPad pad;
    private final Texts texts;
    private final Numbers numbers;
    private final Subject subject;
    private Anatomy anatomy;
    private NetworkPlan plan;
    private NetworkWords words;
    // Of each layer the places of its units, null for one that is not drawn.
    private List<double[][]> places;

    NetworkSketch(Paper paper, Texts texts, Subject subject) {
        pad = new SketchPad(paper);
        this.texts = texts;
        this.subject = subject;
        numbers = new Numbers(texts.locale());
    }

    Sketch draw(Anatomy shown) {
        anatomy = shown;
        plan = new NetworkPlan(shown, pad.paper().width(), pad.paper().height());
        words = new NetworkWords(shown, plan, texts, numbers, subject);
        places = new ArrayList<>();
        long weights = 0;
        List<String> summary = new ArrayList<>();
        for (int i = 0; i < shown.layers().size(); i++) {
            Layer layer = shown.layers().get(i);
            places.add(places(i));
            weights += weights(layer).length;
            summary.add(words.name(i));
        }
        // Weights first: units lie on top of them.
        for (int i = 0; i < places.size(); i++) {
            connect(i);
        }
        for (int i = 0; i < places.size(); i++) {
            draw(i);
        }
        return pad.finish(texts.say("app.inside.network.reading", weights), texts.say("app.inside.network.summary",
                String.join(", ", summary), String.join(", ", words.said())));
    }

    // ---- places ----

    private double[][] places(int index) {
        Layer layer = anatomy.layers().get(index);
        Area area = plan.place(index);
        double[][] units = new double[layer.form().size()][];
        if (isPicture(layer)) {
            Form form = form(layer);
            List<Area> pictures = pictures(area, form);
            for (int i = 0; i < units.length && layer instanceof Anatomy.Input; i++) {
                int channel = i / (form.rows() * form.columns());
                int cell = i % (form.rows() * form.columns());
                Area picture = pictures.get(channel);
                units[i] = new double[] {picture.x() + picture.width() * (cell % form.columns() + 0.5) / form.columns(),
                    picture.y() + picture.height() * (cell / form.columns() + 0.5) / form.rows()};
            }
            return units;
        }
        int drawn = drawn(area, units.length);
        double step = step(area, drawn, units.length);
        double top = area.y() + (area.height() - FOOT - rest(drawn, units.length) - step * (drawn - 1)) / 2;
        double x = plan.isOutput(index) ? area.x() + area.width() - 12 : area.x() + area.width() / 2;
        for (int i = 0; i < drawn; i++) {
            units[i] = new double[] {x, top + i * step};
        }
        return units;
    }

    private static int drawn(Area area, int units) {
        double high = area.height() - FOOT;
        boolean fits = units <= MOST_UNITS && units * SMALLEST_STEP <= high;
        return fits ? units : Math.max(1, Math.min(MOST_UNITS, (int) ((high - REST) / SMALLEST_STEP)));
    }

    private static double step(Area area, int drawn, int units) {
        return Math.min(LARGEST_STEP, (area.height() - FOOT - rest(drawn, units) - 4) / drawn);
    }

    /// Room to say how many are not drawn.
    private static double rest(int drawn, int units) {
        return drawn < units ? REST : 0;
    }

    private boolean isPicture(Layer layer) {
        return form(layer).rows() > 1;
    }

    /// A picture may be put in as a plain row.
    private Form form(Layer layer) {
        return layer instanceof Anatomy.Input && layer.form().size() == subject.seen().size() ? subject.seen() : layer.form();
    }

    /// Where the channels of a picture are drawn: as many side by side as make them largest.
    private static List<Area> pictures(Area area, Form form) {
        double wide = area.width() - 14;
        double high = area.height() - FOOT - 4;
        int best = 1;
        double largest = 0;
        for (int side = 1; side <= form.channels(); side++) {
            int below = (form.channels() + side - 1) / side;
            double scale = Math.min((wide / side - 4) / form.columns(), (high / below - 4) / form.rows());
            if (scale > largest) {
                largest = scale;
                best = side;
            }
        }
        double width = largest * form.columns();
        double height = largest * form.rows();
        int below = (form.channels() + best - 1) / best;
        double left = area.x() + (area.width() - best * (width + 4)) / 2 + 2;
        double top = area.y() + (area.height() - FOOT - below * (height + 4)) / 2 + 2;
        List<Area> pictures = new ArrayList<>();
        for (int i = 0; i < form.channels(); i++) {
            pictures.add(new Area(left + i % best * (width + 4), top + i / best * (height + 4), width, height));
        }
        return pictures;
    }

    // ---- weights ----

    private static float[] weights(Layer layer) {
        return switch (layer) {
            case Anatomy.Input _ -> new float[0];
            case Anatomy.Dense dense -> dense.weights();
            case Anatomy.Convolution filters -> filters.weights();
            case Anatomy.Memory memory -> memory.weights();
        };
    }

    private record Edge(double[] from, double[] to, float weight) {
    }

    private void connect(int index) {
        Layer layer = anatomy.layers().get(index);
        if (layer.source() < 0) {
            return;
        }
        Layer source = anatomy.layers().get(layer.source());
        if (layer instanceof Anatomy.Convolution || source instanceof Anatomy.Convolution) {
            funnel(plan.place(layer.source()), plan.place(index));
            return;
        }
        float[] weights = weights(layer);
        double[][] from = places.get(layer.source());
        double[][] to = places.get(index);
        List<Edge> edges = new ArrayList<>();
        for (int unit = 0; unit < to.length; unit++) {
            for (int input = 0; to[unit] != null && input < from.length; input++) {
                if (from[input] != null) {
                    edges.add(new Edge(from[input], to[unit], weights[unit * from.length + input]));
                }
            }
        }
        edges.sort(Comparator.comparingDouble(edge -> -Math.abs(edge.weight())));
        float most = edges.isEmpty() ? 0 : Math.abs(edges.getFirst().weight());
        for (Edge edge : edges.subList(0, Math.min(MOST_EDGES, edges.size())).reversed()) {
            double share = most > 0 ? Math.abs(edge.weight()) / most : 0;
            pad.stroke(edge.from()[0], edge.from()[1], edge.to()[0], edge.to()[1],
                    SketchPad.faded(edge.weight() < 0 ? pad.negative() : pad.positive(), 0.12 + 0.5 * share * share), 0.6 + 1.2 * share,
                    edge.weight() < 0);
        }
    }

    /// Everything goes into everything.
    private void funnel(Area from, Area to) {
        double left = from.x() + from.width() - 8;
        double right = to.x() + 8;
        double middle = (from.y() + (from.height() - FOOT) / 2 + to.y() + (to.height() - FOOT) / 2) / 2;
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(left + 2, middle - 7);
        arrow.lineTo(right - 2, middle);
        arrow.lineTo(left + 2, middle + 7);
        arrow.closePath();
        pad.fill(arrow, pad.line());
    }

    // ---- layers ----

    private void draw(int index) {
        Layer layer = anatomy.layers().get(index);
        Area area = plan.place(index);
        switch (layer) {
            case Anatomy.Convolution filters -> drawFilters(area, filters);
            case Anatomy.Memory memory -> drawMemory(index, memory);
            case Anatomy.Input input when isPicture(input) -> drawSeen(area, input);
            case Anatomy.Input _,Anatomy.Dense _ -> drawUnits(index, layer.values(), 0, false);
        }
        boolean output = plan.isOutput(index);
        double x = output ? pad.paper().width() : area.x() + area.width() / 2;
        pad.word(x, area.y() + area.height() - FOOT / 2, words.name(index), output ? Side.RIGHT : Side.CENTRE, Tone.FAINT,
                area.width() + (output ? NetworkPlan.NAMES : 30));
    }

    private void drawUnits(int index, float[] values, double shift, boolean square) {
        double[][] units = places.get(index);
        double most = most(values);
        Area area = plan.place(index);
        int drawn = drawn(area, units.length);
        double radius = Math.clamp(step(area, drawn, units.length) * 0.4, 3, 7);
        List<String> names = words.names(index);
        for (int unit = 0; unit < drawn; unit++) {
            double x = units[unit][0] + shift;
            double y = units[unit][1];
            double share = most > 0 ? values[unit] / most : 0;
            if (square) {
                pad.rectangle(x - radius, y - radius, 2 * radius, 2 * radius, pad.signed(share));
                pad.outline(new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), pad.faint());
            } else {
                pad.dot(x, y, radius, pad.signed(share), pad.faint());
            }
            String value = numbers.of(values[unit]);
            String unitName = words.unit(index, unit, square);
            pad.spot(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2,
                    texts.say("app.inside.network.value", unitName, value));
            if (!names.isEmpty() && !square) {
                boolean chosen = names.size() > 1 && unit == best(values);
                pad.word(x + radius + 6, y, names.get(unit), Side.LEFT, chosen ? Tone.BOLD : Tone.PLAIN, NetworkPlan.NAMES - 58);
                pad.word(pad.paper().width(), y, value, Side.RIGHT, chosen ? Tone.BOLD : Tone.FAINT, 44);
            }
        }
        if (drawn < units.length && shift <= 0) {
            pad.word(units[0][0], units[drawn - 1][1] + REST - 1, texts.say("app.inside.network.more", units.length - drawn), Side.CENTRE,
                    Tone.FAINT, 60);
        }
    }

    private void drawMemory(int index, Anatomy.Memory memory) {
        drawUnits(index, memory.cells(), -14, true);
        drawUnits(index, memory.values(), 0.001, false);
    }

    private void drawSeen(Area area, Anatomy.Input input) {
        Form form = form(input);
        List<Area> pictures = pictures(area, form);
        int cells = form.rows() * form.columns();
        double most = most(input.values());
        for (int channel = 0; channel < form.channels(); channel++) {
            int[] colours = new int[cells];
            for (int cell = 0; cell < cells; cell++) {
                double share = most > 0 ? input.values()[channel * cells + cell] / most : 0;
                colours[cell] = SketchPad.mixed(pad.line(), pad.text(), Math.clamp(share, 0, 1)).getRGB();
            }
            Area place = pictures.get(channel);
            pad.cells(colours, form.columns(), form.rows(), place.x(), place.y(), place.width(), place.height(), false);
            pad.spot(place.x(), place.y(), place.width(), place.height(), form.channels() == 1
                    ? texts.say("app.inside.network.seen")
                    : texts.say("app.inside.network.frame", channel + 1, form.channels()));
        }
    }

    /// Each filter, as it looks at the newest channel, and the picture it makes.
    private void drawFilters(Area area, Anatomy.Convolution filters) {
        Form form = filters.form();
        int shown = Math.min(form.channels(), MOST_FILTERS);
        double cell = 0;
        int side = 1;
        for (int count = 1; count <= shown; count++) {
            int rows = (shown + count - 1) / count;
            double room = Math.min((area.height() - FOOT - 4) / rows, (area.width() - 22) / count / WITH_FILTER);
            if (room > cell) {
                cell = room;
                side = count;
            }
        }
        int below = (shown + side - 1) / side;
        double left = area.x() + (area.width() - side * cell * WITH_FILTER) / 2;
        double top = area.y() + (area.height() - FOOT - below * cell) / 2;
        double mostWeight = most(filters.weights());
        double mostValue = most(filters.values());
        for (int filter = 0; filter < shown; filter++) {
            double x = left + filter / below * cell * WITH_FILTER;
            double y = top + filter % below * cell;
            int look = filters.kernel().rows() * filters.kernel().columns();
            int[] kernel = colours(filters.weights(), (filter + 1) * filters.kernel().size() - look, look, mostWeight);
            double small = cell * 0.55;
            pad.cells(kernel, filters.kernel().columns(), filters.kernel().rows(), x, y + (cell - small) / 2, small, small, false);
            pad.frame(x, y + (cell - small) / 2, small, small);
            int size = form.rows() * form.columns();
            double scale = (cell - 4) / Math.max(form.rows(), form.columns());
            double width = scale * form.columns();
            double height = scale * form.rows();
            pad.cells(colours(filters.values(), filter * size, size, mostValue), form.columns(), form.rows(), x + cell * 0.62,
                    y + (cell - height) / 2, width, height, false);
            pad.frame(x + cell * 0.62, y + (cell - height) / 2, width, height);
            double peak = 0;
            for (int i = filter * size; i < (filter + 1) * size; i++) {
                peak = Math.max(peak, filters.values()[i]);
            }
            pad.spot(x, y, cell * 1.7, cell, texts.say("app.inside.network.filter", filter + 1, numbers.of(peak)));
        }
    }

    private int[] colours(float[] values, int from, int count, double most) {
        return IntStream.range(from, from + count).map(i -> pad.signed(most > 0 ? values[i] / most : 0).getRGB()).toArray();
    }

    // ---- numbers ----

    private static double most(float[] values) {
        double most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    private static int best(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
