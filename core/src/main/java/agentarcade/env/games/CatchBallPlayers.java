package agentarcade.env.games;

import agentarcade.env.Action;
import agentarcade.env.Baseline;
import agentarcade.env.Environment;
import agentarcade.env.games.CatchBall.Rules;
import agentarcade.env.games.CatchBall.State;

import java.util.List;

/// Players of Catch-ball by rule.
final class CatchBallPlayers {
    private final Rules rules;

    private CatchBallPlayers(Rules rules) {
        this.rules = rules;
    }

    static List<Baseline> of(Rules rules) {
        CatchBallPlayers players = new CatchBallPlayers(rules);
        return List.of(new Baseline("follower", players::follow), new Baseline("look-ahead", players::lookAhead));
    }

    /// Short-sighted: brings the middle of the paddle under the oldest ball, whatever comes next.
    private Action follow(Environment world) {
        State state = (State) world.unwrapped().snapshot();
        int oldest = Math.min(state.hasLanded(rules) ? 1 : 0, state.columns().size() - 1);
        return towards(state.columns().get(oldest) - 1, state);
    }

    /// Sees how far all visible balls can be caught: paddle positions from which every one of them is in reach are an interval, found from
    /// the newest ball backwards. Stays in the interval and as near to the middle below the oldest ball as that allows.
    private Action lookAhead(Environment world) {
        State state = (State) world.unwrapped().snapshot();
        int first = state.hasLanded(rules) ? 1 : 0;
        List<Integer> columns = state.columns();
        if (first == columns.size()) {
            return Action.Discrete.of(0);
        }
        int lowest = 0;
        int highest = rules.size() - CatchBall.PADDLE;
        for (int ball = columns.size() - 1; ball >= first; ball--) {
            // From here the newer balls are in reach; of these positions, those below this ball.
            int below = Math.max(0, columns.get(ball) - CatchBall.PADDLE + 1);
            int above = Math.min(columns.get(ball), rules.size() - CatchBall.PADDLE);
            int reachLow = ball == columns.size() - 1 ? below : lowest - rules.rhythm();
            int reachHigh = ball == columns.size() - 1 ? above : highest + rules.rhythm();
            lowest = Math.clamp(reachLow, below, above);
            highest = Math.clamp(reachHigh, below, above);
        }
        return towards(Math.clamp(columns.get(first) - 1, lowest, highest), state);
    }

    private static Action towards(int paddle, State state) {
        int move = Integer.signum(paddle - state.paddle());
        return Action.Discrete.of(move == 0 ? 0 : move < 0 ? 1 : 2);
    }
}
