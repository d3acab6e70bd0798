package agentarcade.app.compare;

import agentarcade.app.run.Plan;
import agentarcade.app.run.RunViewModel;
import agentarcade.app.run.RunWords;
import agentarcade.env.Randomness;
import agentarcade.experiment.statistics.Averages;
import agentarcade.experiment.statistics.Bootstrap;
import agentarcade.experiment.statistics.Interval;
import agentarcade.knob.Texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What runs that differ only in the seed reach together: the interquartile mean of their last mean scores, and how far to trust it.
final class SeedGroups {
    /// Less than for tables of results: it is computed anew while training goes on, and steady to two digits.
    private static final int REPETITIONS = 2_000;

    private SeedGroups() {
    }

    /// A sentence for each group of at least two runs that have a score.
    static List<String> sentences(List<RunViewModel> runs, Texts texts) {
        Map<Plan, List<RunViewModel>> groups = new LinkedHashMap<>();
        runs.forEach(run -> groups.computeIfAbsent(run.planNow().withSeed(0), unknown -> new ArrayList<>()).add(run));
        List<String> sentences = new ArrayList<>();
        groups.forEach((plan, members) -> {
            double[] scores = members.stream().map(RunWords::lastScore).flatMap(Optional::stream).mapToDouble(Double::doubleValue)
                    .filter(Double::isFinite).toArray();
            if (scores.length >= 2) {
                sentences.add(sentence(plan, texts, scores));
            }
        });
        return sentences;
    }

    private static String sentence(Plan plan, Texts texts, double... scores) {
        Interval trust = Bootstrap.interval(List.of(scores), drawn -> Averages.interquartileMean(drawn.getFirst()), REPETITIONS,
                Randomness.stream(0, "comparison"));
        var counted = plan.world().game().score();
        String what = texts.name(plan.algorithm().orElseThrow().name().key());
        return texts.say("app.compare.group", what, scores.length,
                RunWords.score(Averages.interquartileMean(scores), counted, texts), RunWords.score(trust.low(), counted, texts),
                RunWords.score(trust.high(), counted, texts));
    }
}
