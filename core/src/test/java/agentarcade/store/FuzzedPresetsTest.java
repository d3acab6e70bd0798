package agentarcade.store;

import agentarcade.experiment.AlgorithmType;
import agentarcade.experiment.Algorithms;
import agentarcade.experiment.EnvironmentType;
import agentarcade.experiment.Environments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;

import org.junit.jupiter.api.Test;

/// Whatever was done to a file of presets: it is read, or refused with one sentence. 200 files in every build.
class FuzzedPresetsTest {
    private static final int COUNT = 200;
    private static final byte[] ALPHABET = "{}[]\",:-0123456789.eEnulltruefasNaN \\\u0000".getBytes(StandardCharsets.ISO_8859_1);

    private record Pair(EnvironmentType<?> environment, AlgorithmType<?> algorithm, String file, byte[] json) {
        static Pair of(String world, String algorithm) throws Exception {
            String file = "%s-%s.json".formatted(world, algorithm);
            return new Pair(Environments.find(world).orElseThrow(), Algorithms.find(algorithm).orElseThrow(), file,
                    Files.readAllBytes(Path.of("../resources/presets", file)));
        }
    }

    @Test
    void whateverWasDoneToAFileOfPresetsItIsReadOrRefusedInOneSentence() throws Exception {
        List<Pair> pairs = List.of(Pair.of("catch", "dqn"), Pair.of("cave", "drqn"), Pair.of("pendulum-v1", "ddpg"),
                Pair.of("cartpole-v1", "ppo"));
        Ordeal ordeal = new Ordeal("Changed presets");
        for (int seed = 0; seed < COUNT; seed++) {
            Random random = new Random(seed);
            Pair pair = pairs.get(seed % pairs.size());
            StringBuilder what = new StringBuilder().append(seed).append(": ").append(pair.file());
            byte[] changed = changed(pair.json(), random, what);
            ordeal.put(what.toString(), () -> Presets.read(changed, pair.file(), pair.environment(), pair.algorithm()));
        }
        ordeal.end(COUNT / 20);
    }

    private static byte[] changed(byte[] json, Random random, StringBuilder what) {
        byte[] changed = json.clone();
        if (random.nextInt(4) == 0) {
            String text = new String(json, StandardCharsets.UTF_8);
            String[] places = text.split(":", -1);
            int place = 1 + random.nextInt(places.length - 1);
            String value = ManifestMutations.VALUES.get(random.nextInt(ManifestMutations.VALUES.size()));
            what.append("; value %d is %.40s".formatted(place, value));
            places[place] = places[place].replaceFirst("[^,\\]}\\n]+", Matcher.quoteReplacement(value));
            return String.join(":", places).getBytes(StandardCharsets.UTF_8);
        }
        boolean digits = random.nextBoolean();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            if (!digits) {
                changed[at] = random.nextInt(6) == 0 ? (byte) random.nextInt() : ALPHABET[random.nextInt(ALPHABET.length)];
            } else if (Character.isDigit(changed[at])) {
                changed[at] = (byte) ('0' + random.nextInt(10));
            }
            what.append("; byte %d is %d".formatted(at, changed[at]));
        }
        return changed;
    }
}
