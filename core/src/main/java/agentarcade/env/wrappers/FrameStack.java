package agentarcade.env.wrappers;

import agentarcade.env.Action;
import agentarcade.env.Environment;
import agentarcade.env.Space;
import agentarcade.env.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Shows the last few observations of a world as one, the newest last: from a single picture nobody can tell where things are going
/// (Mnih et al., 2015). After a reset the first observation is repeated.
///
/// An observation of shape [rows, columns] becomes [frames, rows, columns], one of [n] becomes [frames, n].
public final class FrameStack extends Wrapper {
    private final int frames;
    private final int spacing;
    private final int size;
    private final Space.Box observations;
    private final FrameText text;
    // A ring of the newest observations, and of their texts where somebody has asked for them.
    private final float[][] seen;
    private final String[] texts;
    private int newest;
    private int count;

    /// @param spacing steps of the game between stacked observations
    public FrameStack(Environment inner, int frames, int spacing) {
        super(inner);
        if (frames < 1 || spacing < 1) {
            throw new IllegalArgumentException(
                    "A stack has at least 1 frame and 1 step between them, not %d and %d".formatted(frames, spacing));
        }
        this.frames = frames;
        this.spacing = spacing;
        size = inner.observations().size();
        observations = inner.observations().stacked(frames);
        text = new FrameText(inner.observations());
        seen = new float[(frames - 1) * spacing + 1][size];
        texts = new String[seen.length];
    }

    /// The world, and what it showed before, oldest first, as far back as it can still be seen. What it shows now, it says itself.
    public record State(Record world, List<String> past) {
        public State {
            past = List.copyOf(past);
        }
    }

    @Override
    public Space.Box observations() {
        return observations;
    }

    @Override
    public void reset(RandomGenerator random) {
        inner.reset(random);
        count = 0;
        look();
    }

    @Override
    public Step step(Action action) {
        Step step = inner.step(action);
        look();
        return step;
    }

    private void look() {
        newest = (newest + 1) % seen.length;
        inner.observe(seen[newest]);
        texts[newest] = null;
        count = Math.min(count + 1, seen.length);
    }

    @Override
    public void observe(float[] into) {
        if (count == 0) {
            throw new IllegalStateException("Nothing was seen yet: reset first");
        }
        for (int frame = 0; frame < frames; frame++) {
            int age = Math.min((frames - 1 - frame) * spacing, count - 1);
            System.arraycopy(seen[place(age)], 0, into, frame * size, size);
        }
    }

    /// Where in the ring the observation of `age` steps ago is.
    private int place(int age) {
        return Math.floorMod(newest - age, seen.length);
    }

    /// Costs the text of each observation at most once, however many snapshots share it.
    @Override
    public Record snapshot() {
        Record world = inner.snapshot();
        List<String> past = new ArrayList<>();
        for (int age = count - 1; age > 0; age--) {
            int place = place(age);
            if (texts[place] == null) {
                texts[place] = text.write(seen[place]);
            }
            past.add(texts[place]);
        }
        return new State(world, past);
    }

    @Override
    public void restore(Record snapshot, RandomGenerator random) {
        if (!(snapshot instanceof State(Record world, List<String> past)) || past.size() >= seen.length) {
            throw new IllegalArgumentException("%s is no state of a stack of %d observations, %d steps apart".formatted(snapshot, frames,
                    spacing));
        }
        List<float[]> before = past.stream().map(text::read).toList();
        inner.restore(world, random);
        count = 0;
        for (int i = 0; i < past.size(); i++) {
            newest = i;
            System.arraycopy(before.get(i), 0, seen[i], 0, size);
            texts[i] = past.get(i);
            count++;
        }
        look();
    }

    @Override
    public List<Record> starts() {
        return inner.starts().stream().<Record>map(start -> new State(start, List.of())).toList();
    }
}
