package agentarcade.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The few colours a GIF can have, chosen by median cut (Heckbert, 1982): the box of colours that is worst represented is divided until
/// there are enough. A box is represented by its most frequent colour, so that flat colours stay exactly as they are; nothing is dithered.
///
/// Colours are 0xRRGGBB.
final class ColourTable {
    private final int[] colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private record Entry(int colour, int count) {
        int channel(int shift) {
            return colour >> shift & 0xFF;
        }
    }

    /// @param axis how far to shift for the channel in which the colours differ most
    /// @param error how much is lost if all are replaced by one
    private record Box(List<Entry> entries, int axis, double error) {
        static Box of(List<Entry> entries) {
            int axis = 0;
            double most = -1;
            double sum = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                double spread = spread(entries, shift);
                sum += spread;
                if (spread > most) {
                    most = spread;
                    axis = shift;
                }
            }
            return new Box(entries, axis, entries.size() > 1 ? sum : 0);
        }

        /// The sum of the squared distances from the mean, in one channel.
        private static double spread(List<Entry> entries, int shift) {
            double n = 0;
            double sum = 0;
            double squares = 0;
            for (Entry entry : entries) {
                double value = entry.channel(shift);
                n += entry.count;
                sum += entry.count * value;
                squares += entry.count * value * value;
            }
            return squares - sum * sum / n;
        }

        /// Where half of all pixels are on each side, or next to that.
        List<Box> cut() {
            List<Entry> sorted = entries.stream().sorted(Comparator.comparingInt((Entry entry) -> entry.channel(axis))
                    .thenComparingInt(Entry::colour)).toList();
            long half = sorted.stream().mapToLong(Entry::count).sum() / 2;
            long before = 0;
            int at = 0;
            while (at < sorted.size() - 1 && before + sorted.get(at).count <= half) {
                before += sorted.get(at++).count;
            }
            at = Math.clamp(at, 1, sorted.size() - 1);
            return List.of(of(sorted.subList(0, at)), of(sorted.subList(at, sorted.size())));
        }

        int mostFrequent() {
            return entries.stream().max(Comparator.comparingInt(Entry::count).thenComparingInt(Entry::colour)).orElseThrow().colour;
        }
    }

    private ColourTable(int... colours) {
        this.colours = colours;
    }

    /// @param most how many colours there may be
    static ColourTable of(List<BufferedImage> samples, int most) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (BufferedImage sample : samples) {
            for (int pixel : pixels(sample)) {
                counts.merge(pixel, 1, Integer::sum);
            }
        }
        List<Box> boxes = new ArrayList<>();
        boxes.add(Box.of(counts.entrySet().stream().map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Entry::colour)).toList()));
        while (boxes.size() < most) {
            Box worst = boxes.stream().max(Comparator.comparingDouble(Box::error)).orElseThrow();
            if (worst.error <= 0) {
                break;
            }
            boxes.remove(worst);
            boxes.addAll(worst.cut());
        }
        return new ColourTable(boxes.stream().mapToInt(Box::mostFrequent).toArray());
    }

    static int[] pixels(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    int size() {
        return colours.length;
    }

    int colour(int index) {
        return colours[index];
    }

    /// The number of the colour that is nearest to this one.
    int index(int colour) {
        return nearest.computeIfAbsent(colour, this::search);
    }

    private int search(int colour) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = (colour >> shift & 0xFF) - (colours[i] >> shift & 0xFF);
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
