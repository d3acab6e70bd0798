package agentarcade.env.games;

import static agentarcade.env.games.Cave.BLOCK_HEIGHT;
import static agentarcade.env.games.Cave.BLOCK_WIDTH;
import static agentarcade.env.games.Cave.SHIP;
import static agentarcade.env.games.Cave.SIZE;

import agentarcade.env.games.CaveState.Block;
import agentarcade.env.games.CaveState.Wall;

/// All flights of the ship from one state of CAVE to the right edge of the screen.
///
/// They end on a grid. With a the thrust, the ship has after k steps the speed v + a·j and the row y + k·v + a·m, where j and m are whole
/// numbers: a step adds ±1 to j, then j to m. So j is one of −k, −k+2 … k, and m is odd or even as k(k+1)/2 is. Backwards from the last
/// column, those m are marked for each k and each j from which a free way leads on: one bit each, so that a step back is a shift of 64
/// of them at once. Between two decisions the action stays what it is, so ways that fall and ways that rise are marked apart there.
final class CaveFlights {
    /// Steps until the ship is in the last column that can be seen.
    static final int HORIZON = SIZE - 1 - SHIP;

    /// The actions a way can begin with.
    enum Ways {
        NONE, FALL, RISE, BOTH
    }

    private final CaveState state;
    private final double thrust;
    private final int actionRepeat;
    /// Words of 64 bits that the rows between ceiling and floor need. The tunnel is nowhere higher than in the next column.
    private final int words;
    private final long[] free;
    /// The marks after k steps and after k + 1, speed by speed, of the ways that go on by falling and by rising.
    private Marks here;
    private Marks onward;

    private record Marks(long[] falling, long[] rising) {
        static Marks of(int words) {
            return new Marks(new long[words], new long[words]);
        }
    }

    /// @param actionRepeat steps from one decision to the next
    CaveFlights(CaveState state, double thrust, int actionRepeat) {
        this.state = state;
        this.thrust = thrust;
        this.actionRepeat = actionRepeat;
        words = (int) (state.walls().get(SHIP + 1).opening() / (2 * thrust)) / 64 + 1;
        free = new long[words];
        here = Marks.of((HORIZON + 1) * words);
        onward = Marks.of((HORIZON + 1) * words);
    }

    /// How a flight of `horizon` steps can begin that keeps this distance from rock and blocks, in rows.
    Ways ways(double distance, int horizon) {
        int onwardFirst = 0;
        for (int k = horizon; k > 0; k--) {
            int first = markFree(distance, k);
            long any = 0;
            for (int speed = 0; speed <= k; speed++) {
                int j = 2 * speed - k;
                for (int word = 0; word < words; word++) {
                    boolean last = k == horizon;
                    long falls = last ? -1 : shifted(onward.falling(), speed + 1, word, (first + j + 1 - onwardFirst) / 2);
                    long rises = last ? -1 : shifted(onward.rising(), speed, word, (first + j - 1 - onwardFirst) / 2);
                    boolean decides = k % actionRepeat == 0;
                    here.falling()[speed * words + word] = free[word] & (decides ? falls | rises : falls);
                    here.rising()[speed * words + word] = free[word] & (decides ? falls | rises : rises);
                    any |= free[word] & (falls | rises);
                }
            }
            if (any == 0) {
                return Ways.NONE;
            }
            Marks swap = onward;
            onward = here;
            here = swap;
            onwardFirst = first;
        }
        boolean fall = (shifted(onward.falling(), 1, 0, (1 - onwardFirst) / 2) & 1) != 0;
        boolean rise = (shifted(onward.rising(), 0, 0, (-1 - onwardFirst) / 2) & 1) != 0;
        return fall && rise ? Ways.BOTH : fall ? Ways.FALL : rise ? Ways.RISE : Ways.NONE;
    }

    /// Marks the rows that are free after k steps: bit i is for m = first + 2·i.
    /// @return first
    private int markFree(double distance, int k) {
        double row = state.y() + k * state.speed();
        Wall wall = state.walls().get(SHIP + k);
        int parity = k * (k + 1) / 2 & 1;
        int first = 2 * bitAbove(wall.ceiling() + distance - row, parity) + parity;
        int end = bitAbove(wall.floor() - distance - row, first);
        for (int word = 0; word < words; word++) {
            free[word] = bitsBelow(end - 64 * word);
        }
        for (Block block : state.blocks()) {
            int column = block.column(state.step()) - k;
            if (column <= SHIP && SHIP <= column + BLOCK_WIDTH) {
                int from = bitAbove(block.top() - distance - row, first);
                int to = bitAbove(block.top() + BLOCK_HEIGHT + distance - row, first);
                for (int word = 0; word < words; word++) {
                    free[word] &= bitsBelow(from - 64 * word) | ~bitsBelow(to - 64 * word);
                }
            }
        }
        return first;
    }

    /// The first bit that is at least so many rows below y + k·v.
    private int bitAbove(double rows, int first) {
        return (int) Math.ceil((rows / thrust - first) / 2);
    }

    /// A word in which the lowest `count` bits are set.
    private static long bitsBelow(int count) {
        return count <= 0 ? 0 : count >= 64 ? -1 : (1L << count) - 1;
    }

    /// 64 marks of one speed after k + 1 steps, from bit 64·word + shift on. There is nothing outside.
    private long shifted(long[] marks, int speed, int word, int shift) {
        int from = word + (shift >> 6);
        // Java shifts by the lowest six bits of a number: what may be a shift by 64 must be two.
        return mark(marks, speed, from) >>> shift | mark(marks, speed, from + 1) << 1 << (63 - (shift & 63));
    }

    private long mark(long[] marks, int speed, int word) {
        return word >= 0 && word < words ? marks[speed * words + word] : 0;
    }
}
