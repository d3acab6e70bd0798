package agentarcade.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import agentarcade.agent.Decision;
import agentarcade.agent.Opinion;
import agentarcade.knob.Refused;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What ONNX Runtime makes of our models, compared with what we compute.
class OnnxModelTest {
    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();

    static Stream<Learner> learners() {
        return Learner.all();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void onnxRuntimeDecidesAsWeDo(Learner learner) throws Exception {
        Learner.Learned learned = learner.train();
        PolicyExport export = PolicyExport.of(learned.run(), learned.policy());
        try (OrtSession session = runtime.createSession(OnnxModel.of(export).toByteArray())) {
            assertThat(session.getOutputNames()).containsAll(export.graph().outputs());
            if (learned.policy().remembers()) {
                stepByStep(session, learned);
            } else {
                List<float[]> observations = Stream.of(learned.observations()).flatMap(Stream::of).toList();
                List<Decision> decisions = Stream.of(learned.decisions()).flatMap(Stream::of).toList();
                assertThat(observations).hasSize(1_000);
                compare(decisions, run(session, learned, observations, Map.of()));
                compare(decisions.subList(7, 8), run(session, learned, observations.subList(7, 8), Map.of()));
            }
        }
    }

    /// All episodes side by side; what was remembered goes back in.
    private void stepByStep(OrtSession session, Learner.Learned learned) throws OrtException {
        Map<String, float[][]> remembered = new HashMap<>();
        for (String name : session.getInputNames()) {
            if (!name.equals(PolicyGraph.OBSERVATION)) {
                int units = Math.toIntExact(((ai.onnxruntime.TensorInfo) session.getInputInfo().get(name).getInfo()).getShape()[1]);
                remembered.put(name, new float[Learner.EPISODES][units]);
            }
        }
        assertThat(remembered).hasSize(2);
        for (int step = 0; step < Learner.STEPS; step++) {
            int now = step;
            Map<String, Object> outputs = run(session, learned, Learner.atStep(learned.observations(), step), remembered);
            compare(Stream.of(learned.decisions()).map(episode -> episode[now]).toList(), outputs);
            remembered.replaceAll((name, before) -> (float[][]) outputs.get(name + ".next"));
        }
    }

    private Map<String, Object> run(OrtSession session, Learner.Learned learned, List<float[]> observations,
            Map<String, float[][]> remembered) throws OrtException {
        float[] all = new float[observations.size() * learned.seen().size()];
        for (int i = 0; i < observations.size(); i++) {
            System.arraycopy(observations.get(i), 0, all, i * learned.seen().size(), learned.seen().size());
        }
        long[] shape =
                LongStream.concat(LongStream.of(observations.size()), Arrays.stream(learned.seen().shape()).asLongStream()).toArray();
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(PolicyGraph.OBSERVATION, OnnxTensor.createTensor(runtime, FloatBuffer.wrap(all), shape));
            for (Map.Entry<String, float[][]> one : remembered.entrySet()) {
                inputs.put(one.getKey(), OnnxTensor.createTensor(runtime, one.getValue()));
            }
            Map<String, Object> outputs = new HashMap<>();
            try (OrtSession.Result result = session.run(inputs)) {
                for (Map.Entry<String, ai.onnxruntime.OnnxValue> output : result) {
                    outputs.put(output.getKey(), output.getValue().getValue());
                }
            }
            return outputs;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static void compare(List<Decision> decisions, Map<String, Object> outputs) {
        for (int i = 0; i < decisions.size(); i++) {
            Decision ours = decisions.get(i);
            switch (outputs.get(PolicyGraph.ACTION)) {
                case long[] choices -> Agreement.action(ours, choices[i]);
                case float[][] numbers -> Agreement.action(ours, Agreement.wide(numbers[i]));
                default -> throw new AssertionError("No action");
            }
            switch (ours.opinion()) {
                case Opinion.ActionValues(float[] values) ->
                        Agreement.numbers(values, Agreement.wide(((float[][]) outputs.get(PolicyGraph.VALUES))[i]));
                case Opinion.Probabilities(float[] shares) ->
                        Agreement.probabilities(shares, ((float[][]) outputs.get(PolicyGraph.LOGITS))[i]);
                case Opinion.Bell _,Opinion.Unsaid _ -> assertThat(outputs).doesNotContainKeys(PolicyGraph.VALUES, PolicyGraph.LOGITS);
            }
            if (outputs.get(PolicyGraph.VALUE) instanceof float[][] values) {
                Agreement.numbers(new float[] {(float) ours.value().orElseThrow()}, Agreement.wide(values[i]));
            } else {
                assertThat(ours.value().isEmpty() || ours.opinion() instanceof Opinion.ActionValues).isTrue();
            }
        }
    }

    @Test
    void aModelSaysWhatItIs() throws Refused {
        Learner.Learned learned = Learner.all().findFirst().orElseThrow().train();
        PolicyExport export = PolicyExport.of(learned.run(), learned.policy());
        ModelProto model = OnnxModel.of(export);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(17);
        assertThat(model.getProducerName()).isEqualTo("Agent Arcade");
        assertThat(model.getMetadataProps(0).getKey()).isEqualTo("policy.json");
        assertThat(model.getMetadataProps(0).getValue()).isEqualTo(export.description().toString());
        assertThat(OnnxModel.of(export).toByteArray()).isEqualTo(model.toByteArray());
    }
}
