package agentarcade.env.games;

import static agentarcade.env.games.Cave.BLOCK_HEIGHT;
import static agentarcade.env.games.Cave.BLOCK_WIDTH;
import static agentarcade.env.games.Cave.SHIP;
import static agentarcade.env.games.Cave.SIZE;
import static agentarcade.env.games.Cave.TRAIL;

import agentarcade.env.games.Cave.Rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// CAVE between two steps. Rows grow downwards from 0, where the picture began; the tunnel may lead anywhere, so they have no bounds.
/// The order of every addition and multiplication is that of the original game: pictures come out the same only with the same roundings.
/// @param step how many steps the ship has survived, or the one in which it crashed
/// @param y the ship's row
/// @param speed rows per step, downwards
/// @param walls one for each column, from the left
/// @param trail the ship's rows after the last 15 steps, the newest last
/// @param blocks those on their way, oldest first
/// @param sinceBlock steps since the last block came, or since the start
public record CaveState(int step, double y, double speed, Walk walk, List<Wall> walls, List<Double> trail, List<Block> blocks,
        int sinceBlock) {
    /// No block comes before this step is over.
    private static final int FREE_STEPS = 50;
    /// Rows; no tunnel gets there, and rows of blocks are still whole numbers there.
    private static final double FURTHEST = 1e9;

    public CaveState {
        walls = List.copyOf(walls);
        trail = List.copyOf(trail);
        blocks = List.copyOf(blocks);
    }

    /// One column of the tunnel: its height and the row of its middle.
    public record Wall(double opening, double centre) {
        double ceiling() {
            return centre - opening / 2;
        }

        double floor() {
            return centre + opening / 2;
        }

        private boolean isPossible(Rules rules) {
            return opening >= rules.lastOpening() * SIZE && opening <= rules.opening() * SIZE && Math.abs(centre) < FURTHEST;
        }
    }

    /// A block of 2 columns × 6 rows: the step in which it came in at the right, and its top row.
    public record Block(int born, int top) {

        /// Its left column after `step` steps.
        int column(int step) {
            return SIZE - (step - born);
        }

        private boolean isAt(double y, int step) {
            int column = column(step);
            return column <= SHIP && SHIP <= column + BLOCK_WIDTH && top <= y && y <= top + BLOCK_HEIGHT;
        }
    }

    /// Where the tunnel's newest column is, as shares of the picture's height, and how it got there.
    /// @param slope 1 if the last move of the centre was of the first kind in [#after], −1 if it was of the second, 0 if it did not move
    /// @param sinceNarrower steps since the opening shrank, or since the start
    public record Walk(double opening, double centre, int slope, int sinceNarrower) {

        /// The next column. With u uniform in [0, 1) the centre moves by (u − 0.6)·step if u is above one limit, else by −(0.4 − u)·step
        /// if it is below another. After a move the limit for the same kind of move is more generous, so that slopes go on. (That the
        /// moves of a kind may then have either sign is in the original, too; on the whole the tunnel leads upwards.)
        Walk after(Rules rules, RandomGenerator random) {
            boolean narrower = sinceNarrower + 1 > rules.openingInterval();
            double nextOpening = narrower ? Math.max(opening - rules.openingStep(), rules.lastOpening()) : opening;
            int since = narrower ? 0 : sinceNarrower + 1;
            double u = random.nextDouble();
            double firstLimit = slope == 1 ? rules.turning() : 0.6;
            double secondLimit = slope == -1 ? 1 - rules.turning() : 0.4;
            if (u > firstLimit) {
                return new Walk(nextOpening, centre + (u - 0.6) * rules.centreStep(), 1, since);
            }
            if (u < secondLimit) {
                return new Walk(nextOpening, centre - (0.4 - u) * rules.centreStep(), -1, since);
            }
            return new Walk(nextOpening, centre, 0, since);
        }

        Wall wall() {
            return new Wall(opening * SIZE, centre * SIZE);
        }
    }

    /// What the ship has met.
    public enum Crash {
        NONE, ROCK, BLOCK
    }

    static CaveState first(Rules rules) {
        Walk walk = new Walk(rules.opening(), 0.5, 0, 0);
        double y = SIZE / 2;
        return new CaveState(0, y, 0, walk, Collections.nCopies(SIZE, walk.wall()), Collections.nCopies(TRAIL, y), List.of(), 0);
    }

    /// One step: ship, tunnel, trail, blocks.
    CaveState after(boolean rising, Rules rules, RandomGenerator random) {
        double nextSpeed = speed + (rising ? -rules.thrust() : rules.thrust());
        double nextY = y + nextSpeed;
        Walk nextWalk = walk.after(rules, random);
        Wall wall = nextWalk.wall();
        List<Wall> nextWalls = pushed(walls.toArray(Wall[]::new), wall);
        List<Double> nextTrail = pushed(trail.toArray(Double[]::new), nextY);
        int next = step + 1;
        int since = sinceBlock + 1;
        boolean oneNew = rules.blocks() && since > rules.blockInterval() && next > FREE_STEPS;
        boolean oneGone = !blocks.isEmpty() && blocks.getFirst().column(next) < 0;
        List<Block> nextBlocks = blocks;
        if (oneNew || oneGone) {
            nextBlocks = new ArrayList<>(oneGone ? blocks.subList(1, blocks.size()) : blocks);
        }
        if (oneNew) {
            since = 0;
            nextBlocks.add(new Block(next, random.nextInt((int) wall.ceiling(), (int) (wall.floor() - BLOCK_HEIGHT))));
        }
        return new CaveState(next, nextY, nextSpeed, nextWalk, nextWalls, nextTrail, nextBlocks, since);
    }

    /// All but the first, and a newest one.
    private static <T> List<T> pushed(T[] all, T newest) {
        System.arraycopy(all, 1, all, 0, all.length - 1);
        all[all.length - 1] = newest;
        return List.of(all);
    }

    /// What the ship is in, bounds included. Whoever hits both at once has hit the rock.
    Crash crash() {
        Wall wall = walls.get(SHIP);
        if (y <= wall.ceiling() || y >= wall.floor()) {
            return Crash.ROCK;
        }
        for (Block block : blocks) {
            if (block.isAt(y, step)) {
                return Crash.BLOCK;
            }
        }
        return Crash.NONE;
    }

    /// Whether a game with these rules can be here, as far as that can be told.
    boolean isPossible(Rules rules) {
        boolean possible = step >= 0 && Double.isFinite(y) && Double.isFinite(speed) && walls.size() == SIZE && trail.size() == TRAIL
                && trail.getLast() == y && trail.stream().allMatch(Double::isFinite)
                && Math.abs(walk.slope()) <= 1 && walk.sinceNarrower() >= 0 && walk.sinceNarrower() <= rules.openingInterval()
                && walk.wall().equals(walls.getLast()) && walls.stream().allMatch(wall -> wall.isPossible(rules))
                && sinceBlock >= 0 && sinceBlock <= step;
        int after = FREE_STEPS;
        for (Block block : blocks) {
            possible = possible && rules.blocks() && block.born() > after && block.born() <= step && block.column(step) >= 0;
            after = block.born();
        }
        return possible;
    }

    /// The number of the left column, if the first column that ever came in at the right has number 48.
    long firstColumn() {
        return step;
    }
}
