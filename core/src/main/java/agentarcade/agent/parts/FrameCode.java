package agentarcade.agent.parts;

import agentarcade.env.Space;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// How one frame, a picture or a row of numbers out of a stack of such, is kept in bytes and read back to the bit.
sealed interface FrameCode {

    /// Numbers in a frame.
    int cells();

    /// Bytes that hold them.
    int bytes();

    /// Packs the numbers from `offset` on.
    /// @throws IllegalArgumentException if a picture shows what it can't show
    void write(float[] numbers, int offset, byte[] frame);

    /// Unpacks the frame that begins at `from`.
    void read(byte[] frames, int from, float[] numbers, int offset);

    /// The code for the frames of these observations: 1, 2, 4 or 8 bits a cell where they are pictures of few levels, else 32.
    static FrameCode of(Space.Box observations) {
        float[] levels = observations.levels();
        int[] shape = observations.shape();
        // A stack of pictures is [frames, rows, columns], one of rows of numbers [frames, n]. A single picture is [rows, columns].
        int stacked = levels.length > 0 || shape.length > 2 ? shape.length - 2 : shape.length - 1;
        int cells = 1;
        for (int i = Math.max(stacked, 0); i < shape.length; i++) {
            cells *= shape[i];
        }
        return levels.length > 0 ? new Levels(levels, cells) : new Floats(cells);
    }

    /// Each cell as the number of its level, the first in the lowest bits of a byte.
    final class Levels implements FrameCode {
        private final float[] levels;
        private final int cells;
        private final int bits;
        private final int perByte;
        // The cells of each byte, and whether all of them have levels that there are.
        private final float[] cellsOf;
        private final boolean[] possible = new boolean[256];

        private Levels(float[] levels, int cells) {
            this.levels = levels;
            this.cells = cells;
            bits = levels.length <= 2 ? 1 : levels.length <= 4 ? 2 : levels.length <= 16 ? 4 : 8;
            perByte = Byte.SIZE / bits;
            cellsOf = new float[256 * perByte];
            Arrays.fill(possible, true);
            for (int i = 0; i < cellsOf.length; i++) {
                int level = i / perByte >>> i % perByte * bits & (1 << bits) - 1;
                cellsOf[i] = level < levels.length ? levels[level] : 0;
                possible[i / perByte] &= level < levels.length;
            }
        }

        @Override
        public int cells() {
            return cells;
        }

        @Override
        public int bytes() {
            return Math.ceilDiv(cells, perByte);
        }

        @Override
        public void write(float[] numbers, int offset, byte[] frame) {
            float before = levels[0];
            int level = 0;
            for (int at = 0, cell = 0; at < frame.length; at++) {
                int packed = 0;
                for (int i = 0; i < perByte && cell < cells; i++, cell++) {
                    float number = numbers[offset + cell];
                    // In pictures most cells are like the one before.
                    if (number != before) {
                        level = level(number);
                        before = number;
                    }
                    packed |= level << i * bits;
                }
                frame[at] = (byte) packed;
            }
        }

        private int level(float number) {
            // Adding 0 turns −0, which a search would not find, into 0.
            int level = Arrays.binarySearch(levels, number + 0f);
            if (level < 0) {
                throw new IllegalArgumentException("A picture of the levels %s can't show %s".formatted(Arrays.toString(levels), number));
            }
            return level;
        }

        /// @throws IllegalArgumentException if some cell has a level that there is not, or bits are set that belong to no cell
        void check(byte[] frame) {
            int last = frame[frame.length - 1] & 0xFF;
            int unused = frame.length * perByte - cells;
            boolean possible = last >>> Byte.SIZE - unused * bits == 0;
            for (int at = 0; possible && at < frame.length; at++) {
                possible = this.possible[frame[at] & 0xFF];
            }
            if (!possible) {
                throw new IllegalArgumentException("A frame shows none of the levels %s".formatted(Arrays.toString(levels)));
            }
        }

        @Override
        public void read(byte[] frames, int from, float[] numbers, int offset) {
            int whole = cells / perByte;
            switch (perByte) {
                case 1 -> {
                    for (int i = 0; i < whole; i++) {
                        numbers[offset + i] = cellsOf[frames[from + i] & 0xFF];
                    }
                }
                case 2 -> {
                    for (int i = 0; i < whole; i++) {
                        int pair = (frames[from + i] & 0xFF) * 2;
                        numbers[offset + 2 * i] = cellsOf[pair];
                        numbers[offset + 2 * i + 1] = cellsOf[pair + 1];
                    }
                }
                default -> {
                    for (int i = 0; i < whole; i++) {
                        System.arraycopy(cellsOf, (frames[from + i] & 0xFF) * perByte, numbers, offset + i * perByte, perByte);
                    }
                }
            }
            int rest = cells - whole * perByte;
            if (rest > 0) {
                System.arraycopy(cellsOf, (frames[from + whole] & 0xFF) * perByte, numbers, offset + whole * perByte, rest);
            }
        }
    }

    /// Each number as it is, in four bytes.
    record Floats(int cells) implements FrameCode {
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

        @Override
        public int bytes() {
            return Math.multiplyExact(cells, Float.BYTES);
        }

        @Override
        public void write(float[] numbers, int offset, byte[] frame) {
            for (int i = 0; i < cells; i++) {
                INT.set(frame, i * Float.BYTES, Float.floatToRawIntBits(numbers[offset + i]));
            }
        }

        @Override
        public void read(byte[] frames, int from, float[] numbers, int offset) {
            for (int i = 0; i < cells; i++) {
                numbers[offset + i] = Float.intBitsToFloat((int) INT.get(frames, from + i * Float.BYTES));
            }
        }
    }
}
