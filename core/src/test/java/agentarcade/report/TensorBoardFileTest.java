package agentarcade.report;

import static org.assertj.core.api.Assertions.assertThat;

import agentarcade.experiment.Algorithms;
import agentarcade.experiment.Environments;
import agentarcade.store.Presets;
import agentarcade.train.Series;
import agentarcade.train.Timeline;
import agentarcade.train.TrainingLoop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.DescriptorProtos.DescriptorProto;
import org.nd4j.shade.protobuf.DescriptorProtos.FieldDescriptorProto;
import org.nd4j.shade.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import org.nd4j.shade.protobuf.DescriptorProtos.FileDescriptorProto;
import org.nd4j.shade.protobuf.Descriptors.Descriptor;
import org.nd4j.shade.protobuf.Descriptors.FileDescriptor;
import org.nd4j.shade.protobuf.DynamicMessage;
import org.tensorflow.framework.Summary;
import org.tensorflow.framework.SummaryProtos;

/// Reads event files by the protocol buffers of TensorFlow. `Summary` comes with ND4J as TensorFlow defines it; of `Event` the fields we
/// use are declared here as in tensorflow/core/util/event.proto.
class TensorBoardFileTest {
    @TempDir Path folder;

    private record Event(double wallTime, long step, String fileVersion, Summary summary) {
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type);
    }

    private static Descriptor event() throws Exception {
        DescriptorProto event = DescriptorProto.newBuilder().setName("Event").addField(field("wall_time", 1, Type.TYPE_DOUBLE))
                .addField(field("step", 2, Type.TYPE_INT64)).addField(field("file_version", 3, Type.TYPE_STRING))
                .addField(field("summary", 5, Type.TYPE_MESSAGE).setTypeName(".tensorflow.Summary")).build();
        FileDescriptor summaries = SummaryProtos.getDescriptor();
        FileDescriptorProto file = FileDescriptorProto.newBuilder().setName("event.proto").setPackage("tensorflow").setSyntax("proto3")
                .addDependency(summaries.getName()).addMessageType(event).build();
        return FileDescriptor.buildFrom(file, new FileDescriptor[] {summaries}).findMessageTypeByName("Event");
    }

    private static List<Event> read(byte[] bytes) throws Exception {
        Descriptor type = event();
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            int length = (int) in.getLong();
            assertThat(unmasked(in.getInt())).isEqualTo(sum(bytes, start, 8));
            byte[] message = new byte[length];
            in.get(message);
            assertThat(unmasked(in.getInt())).isEqualTo(sum(message, 0, length));
            DynamicMessage event = DynamicMessage.parseFrom(type, message);
            assertThat(event.getUnknownFields().asMap()).isEmpty();
            events.add(new Event((Double) event.getField(type.findFieldByNumber(1)), (Long) event.getField(type.findFieldByNumber(2)),
                    (String) event.getField(type.findFieldByNumber(3)),
                    Summary.parseFrom(((DynamicMessage) event.getField(type.findFieldByNumber(5))).toByteArray())));
        }
        return events;
    }

    private static long sum(byte[] bytes, int start, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, start, length);
        return sum.getValue();
    }

    /// As TensorFlow's crc32c.h has it.
    private static long unmasked(int masked) {
        int rotated = masked - 0xa282ead8;
        return (rotated >>> 17 | rotated << 15) & 0xFFFFFFFFL;
    }

    @Test
    void aFileBeginsLikeEveryEventFile() {
        byte[] bytes = TensorBoardFile.bytes(Map.of(), Timeline.View.EMPTY);
        // The length of the version event and its checksum, the same in every file TensorFlow ever wrote.
        assertThat(HexFormat.of().formatHex(bytes, 0, 12)).isEqualTo("1800000000000000a37f4b22");
        assertThat(bytes).hasSize(12 + 24 + 4);
    }

    @Test
    void theCurvesOfARunReadBackByTheProtocol() throws Exception {
        var experiment = Presets.first(Environments.find("catch").orElseThrow(), Algorithms.find("reinforce").orElseThrow()).experiment(3);
        try (TrainingLoop loop = experiment.start(event -> {
        })) {
            while (loop.steps() < 2_000) {
                loop.step();
                loop.addTrainedNanos(1_000_000);
            }
            Path file = TensorBoardFile.write(folder.resolve("logs"), "run one", loop);
            assertThat(file).isEqualTo(folder.resolve("logs/run one/events.out.tfevents.0000000000.agent-arcade"));
            List<Event> events = read(Files.readAllBytes(file));
            assertThat(events.getFirst()).isEqualTo(new Event(0, 0, "brain.Event:2", Summary.getDefaultInstance()));
            List<Event> scalars = events.subList(1, events.size());
            assertThat(scalars).isSortedAccordingTo((one, other) -> Long.compare(one.step, other.step));
            Map<String, List<Float>> values = new TreeMap<>();
            for (Event event : scalars) {
                assertThat(event.wallTime).isEqualTo(loop.timeline().secondsAt(event.step)).isBetween(0.0, 2.1);
                assertThat(event.summary.getValueCount()).isOne();
                Summary.Value value = event.summary.getValue(0);
                values.computeIfAbsent(value.getTag(), tag -> new ArrayList<>()).add(value.getSimpleValue());
            }
            assertThat(values.keySet()).contains("loss", "score/game", "score/mean", "length").hasSize(loop.curves().size());
            loop.curves().forEach((name, view) -> assertThat(values.get(TensorBoardFile.tag(name))).as(name).isEqualTo(means(view)));
            assertThat(scalars.getLast().wallTime).isGreaterThan(1.9);
        }
    }

    @Test
    void aLongCurveIsThinned() throws Exception {
        Series series = new Series();
        for (int i = 1; i <= 25_000; i++) {
            series.add(i, 1);
        }
        assertThat(read(TensorBoardFile.bytes(Map.of("loss", series.view()), Timeline.View.EMPTY))).hasSize(1 + 10_000)
                .last().extracting(Event::step).isEqualTo(25_000L);
    }

    private static List<Float> means(Series.View view) {
        List<Float> means = new ArrayList<>();
        for (int i = 0; i < view.size(); i++) {
            means.add(view.means()[i]);
        }
        return means;
    }
}
