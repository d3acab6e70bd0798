package agentarcade.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A message in the wire format of Protocol Buffers, as far as TensorBoard's events need it. Fields are written in the order of the calls.
final class Protobuf {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_AND_BYTES = 2;
    private static final int FOUR_BYTES = 5;
    private static final int LONGEST_VARINT = 10;

    private ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

    Protobuf addInt64(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Protobuf addDouble(int field, double value) {
        tag(field, EIGHT_BYTES);
        room(Double.BYTES).putDouble(value);
        return this;
    }

    Protobuf addFloat(int field, float value) {
        tag(field, FOUR_BYTES);
        room(Float.BYTES).putFloat(value);
        return this;
    }

    Protobuf addString(int field, String value) {
        return addBytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf addMessage(int field, Protobuf message) {
        return addBytes(field, message.toBytes());
    }

    private Protobuf addBytes(int field, byte... value) {
        tag(field, LENGTH_AND_BYTES);
        varint(value.length);
        room(value.length).put(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    /// Seven bits a byte, the lowest first; the highest bit says that there are more.
    private void varint(long value) {
        room(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
        }
        return bytes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
