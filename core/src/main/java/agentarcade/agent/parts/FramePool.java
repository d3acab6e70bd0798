package agentarcade.agent.parts;

import agentarcade.agent.AgentState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Frames in few bytes, each kept as long as somebody refers to it. Whoever stores a frame gets its number.
final class FramePool {
    /// About so many bytes are reserved at a time.
    private static final int CHUNK = 1 << 16;

    static final String FRAMES = "replay/frames";

    private final FrameCode code;
    private final int framesPerChunk;
    private final List<byte[]> chunks = new ArrayList<>();
    private int[] references = {};
    private int[] hashes = {};
    // Numbers to be given out again, the last first.
    private int[] free = {};
    private int freeCount;
    private int numbers;

    FramePool(FrameCode code) {
        this.code = code;
        framesPerChunk = Integer.highestOneBit(Math.max(1, CHUNK / code.bytes()));
    }

    /// @param packed by the code of this pool; nobody refers to it yet
    int store(byte[] packed, int hash) {
        int frame = freeCount > 0 ? free[--freeCount] : numbers++;
        if (frame == references.length) {
            grow();
        }
        System.arraycopy(packed, 0, chunks.get(frame / framesPerChunk), place(frame), packed.length);
        hashes[frame] = hash;
        return frame;
    }

    private void grow() {
        // A quarter more, in whole chunks.
        int more = Math.max(1, references.length / framesPerChunk / 4);
        for (int i = 0; i < more; i++) {
            chunks.add(new byte[framesPerChunk * code.bytes()]);
        }
        int room = chunks.size() * framesPerChunk;
        references = Arrays.copyOf(references, room);
        hashes = Arrays.copyOf(hashes, room);
        free = Arrays.copyOf(free, room);
    }

    static int hash(byte[] packed) {
        return Arrays.hashCode(packed);
    }

    boolean isSame(int frame, byte[] packed, int hash) {
        int from = place(frame);
        return hashes[frame] == hash
                && Arrays.equals(chunks.get(frame / framesPerChunk), from, from + packed.length, packed, 0, packed.length);
    }

    void retain(int frame) {
        references[frame]++;
    }

    /// A frame that nobody refers to any more makes room.
    void release(int frame) {
        references[frame]--;
        if (references[frame] == 0) {
            free[freeCount++] = frame;
        }
    }

    void read(int frame, float[] into, int offset) {
        code.read(chunks.get(frame / framesPerChunk), place(frame), into, offset);
    }

    private int place(int frame) {
        return frame % framesPerChunk * code.bytes();
    }

    /// Frames that somebody refers to.
    int size() {
        return numbers - freeCount;
    }

    /// One more than the largest number ever given.
    int highest() {
        return numbers;
    }

    // ---- save, restore ----

    /// These frames one after another: the bytes of pictures, or the numbers of all others.
    Object save(int[] frames) {
        return switch (code) {
            case FrameCode.Levels levels -> {
                byte[] all = new byte[Math.multiplyExact(frames.length, levels.bytes())];
                for (int i = 0; i < frames.length; i++) {
                    System.arraycopy(chunks.get(frames[i] / framesPerChunk), place(frames[i]), all, i * levels.bytes(), levels.bytes());
                }
                yield all;
            }
            case FrameCode.Floats floats -> {
                float[] all = new float[Math.multiplyExact(frames.length, floats.cells())];
                for (int i = 0; i < frames.length; i++) {
                    read(frames[i], all, i * floats.cells());
                }
                yield all;
            }
        };
    }

    /// A pool of the first `count` frames in `replay/frames`, each under its own number; nobody refers to them yet.
    /// @throws IllegalArgumentException if there are more or fewer, or some that can't be
    static FramePool restored(FrameCode code, AgentState state, int count) {
        FramePool pool = new FramePool(code);
        byte[] packed = new byte[code.bytes()];
        switch (code) {
            case FrameCode.Levels levels -> {
                byte[] all = state.array(FRAMES, byte[].class, Math.multiplyExact(count, packed.length));
                for (int frame = 0; frame < count; frame++) {
                    System.arraycopy(all, frame * packed.length, packed, 0, packed.length);
                    levels.check(packed);
                    pool.store(packed, hash(packed));
                }
            }
            case FrameCode.Floats floats -> {
                float[] all = state.array(FRAMES, float[].class, Math.multiplyExact(count, floats.cells()));
                for (int frame = 0; frame < count; frame++) {
                    floats.write(all, frame * floats.cells(), packed);
                    pool.store(packed, hash(packed));
                }
            }
        }
        return pool;
    }
}
