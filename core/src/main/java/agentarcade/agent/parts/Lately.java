package agentarcade.agent.parts;

import agentarcade.agent.Insight;

import java.util.Arrays;
import java.util.Map;

/// The newest of what an agent has learned from: what steps earned, and how it judged them. These numbers were computed anyway, so keeping
/// them costs next to nothing; nothing the agent does depends on them, and they are not saved.
public final class Lately {
    private static final int MOST = 512;

    private final String judgement;
    private final Ring rewards = new Ring();
    private final Ring judged = new Ring();

    /// @param judgement what the numbers are by which steps are judged, such as [Insight#TD_ERROR]
    public Lately(String judgement) {
        this.judgement = judgement;
    }

    private static final class Ring {
        private final float[] numbers = new float[MOST];
        private long count;

        private void add(double number) {
            numbers[(int) (count % MOST)] = (float) number;
            count++;
        }

        private float[] copy() {
            return Arrays.copyOf(numbers, (int) Math.min(count, MOST));
        }
    }

    public void earned(double reward) {
        rewards.add(reward);
    }

    public void judged(double number) {
        judged.add(number);
    }

    /// Judgements on so many steps; of very many only every so often one is kept.
    public void judged(double[] numbers, int steps) {
        for (int i = 0; i < steps; i += stride(steps)) {
            judged(numbers[i]);
        }
    }

    /// The same with what they earned.
    public void learned(double[] earned, double[] numbers, int steps) {
        for (int i = 0; i < steps; i += stride(steps)) {
            earned(earned[i]);
        }
        judged(numbers, steps);
    }

    public void learned(TransitionBatch batch, double[] numbers) {
        learned(batch.rewards, numbers, batch.rows());
    }

    private static int stride(int steps) {
        return Math.max(1, steps / MOST);
    }

    /// All of it, in no particular order.
    public Insight insight() {
        return new Insight(Map.of(Insight.REWARD, rewards.copy(), judgement, judged.copy()));
    }
}
