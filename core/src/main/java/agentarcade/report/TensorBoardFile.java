package agentarcade.report;

import agentarcade.knob.Refused;
import agentarcade.store.ByteFile;
import agentarcade.store.RunFiles;
import agentarcade.train.Curves;
import agentarcade.train.Series;
import agentarcade.train.Timeline;
import agentarcade.train.TrainingLoop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// The curves of a run as an event file for TensorBoard: records in TensorFlow's framing, each an `Event` with one scalar `Summary`.
/// A long curve is thinned to means of neighbours, each at the step of the last of them.
///
/// A run does not know on which day it was trained, so that the same run gives the same bytes. Its wall time begins in 1970 and counts the
/// seconds spent training: TensorBoard's axis “Relative” is right, “Wall” shows that year.
public final class TensorBoardFile {
    /// TensorBoard reads what has `tfevents` in its name.
    public static final String NAME = "events.out.tfevents.0000000000.agent-arcade";

    private static final int MOST_POINTS = 10_000;
    private static final String VERSION = "brain.Event:2";
    // Fields of tensorflow.Event.
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    // Of tensorflow.Summary, and of tensorflow.Summary.Value.
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private static final int CRC_MASK = 0xa282ead8;

    private record Point(long step, String tag, float value) {
    }

    private TensorBoardFile() {
    }

    /// Writes `folder/name/`[#NAME]: TensorBoard takes each folder that holds events for a run, so that runs may share the outer one.
    /// @return the file
    public static Path write(Path folder, String name, TrainingLoop loop) throws Refused {
        Path inner = folder.resolve(name);
        RunFiles.createFolder(inner);
        Path file = inner.resolve(NAME);
        ByteFile.write(file, bytes(loop.curves(), loop.timeline()));
        return file;
    }

    /// What a curve is called there: what belongs together stands before a slash.
    static String tag(String curve) {
        return curve.equals(Curves.SCORE) ? "score/game" : curve.replace('.', '/');
    }

    static byte[] bytes(Map<String, Series.View> curves, Timeline.View timeline) {
        List<byte[]> records = new ArrayList<>();
        records.add(record(new Protobuf().addDouble(WALL_TIME, 0).addString(FILE_VERSION, VERSION)));
        for (Point point : points(curves)) {
            Protobuf value = new Protobuf().addString(TAG, point.tag).addFloat(SIMPLE_VALUE, point.value);
            records.add(record(new Protobuf().addDouble(WALL_TIME, timeline.secondsAt(point.step)).addInt64(STEP, point.step)
                    .addMessage(SUMMARY, new Protobuf().addMessage(VALUE, value))));
        }
        ByteBuffer all = ByteBuffer.allocate(records.stream().mapToInt(bytes -> bytes.length).sum());
        records.forEach(all::put);
        return all.array();
    }

    /// In the order of their steps, as if they had been written while training went on.
    private static List<Point> points(Map<String, Series.View> curves) {
        List<Point> points = new ArrayList<>();
        curves.forEach((name, view) -> {
            Series.Columns columns = view.columns(MOST_POINTS);
            for (int i = 0; i < columns.size(); i++) {
                points.add(new Point((long) columns.steps()[i], tag(name), (float) columns.means()[i]));
            }
        });
        points.sort(Comparator.comparingLong(Point::step));
        return points;
    }

    /// Length (8 bytes), its checksum, the message, and its checksum; everything lowest byte first.
    private static byte[] record(Protobuf event) {
        byte[] message = event.toBytes();
        ByteBuffer framed = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + message.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        framed.putLong(message.length);
        framed.putInt(maskedSum(framed.array(), 0, Long.BYTES));
        framed.put(message);
        framed.putInt(maskedSum(message, 0, message.length));
        return framed.array();
    }

    /// CRC-32C, turned and shifted, because a checksum of data that contain checksums is a weak one.
    private static int maskedSum(byte[] bytes, int start, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, start, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + CRC_MASK;
    }
}
