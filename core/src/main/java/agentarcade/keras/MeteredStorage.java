package agentarcade.keras;

import agentarcade.AllowedTo;
import agentarcade.AllowedTo.Deed;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.storage.HdfBackingStorage;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// An HDF5 file in memory that hands out only so much. jHDF follows pointers in the file as far as they lead; one that leads in circles, or
/// the same way a million times, ends here.
@AllowedTo(value = Deed.TOUCH_FILES, because = "the interface of jHDF names a channel, which this storage has not")
final class MeteredStorage implements HdfBackingStorage {
    private final HdfBackingStorage storage;
    private long bytesLeft = Limits.METADATA;
    private int piecesLeft = Limits.METADATA_PIECES;

    MeteredStorage(HdfBackingStorage storage) {
        this.storage = storage;
    }

    @Override
    public ByteBuffer readBufferFromAddress(long address, int length) {
        if (length < 0 || length > Limits.METADATA_PIECE) {
            throw new HdfException("A piece of %d bytes".formatted(length));
        }
        pay(length);
        return storage.readBufferFromAddress(address, length);
    }

    private void pay(int bytes) {
        bytesLeft -= bytes;
        piecesLeft--;
        if (bytesLeft < 0 || piecesLeft < 0) {
            throw new HdfException("More to read than any model needs");
        }
    }

    @Override
    public ByteBuffer map(long address, long length) {
        pay(0);
        return storage.map(address, length);
    }

    @Override
    public ByteBuffer mapNoOffset(long address, long length) {
        pay(0);
        return storage.mapNoOffset(address, length);
    }

    @Override
    public long getUserBlockSize() {
        return storage.getUserBlockSize();
    }

    @Override
    public Superblock getSuperblock() {
        return storage.getSuperblock();
    }

    @Override
    public FileChannel getFileChannel() {
        return storage.getFileChannel();
    }

    @Override
    public int getSizeOfOffsets() {
        return storage.getSizeOfOffsets();
    }

    @Override
    public int getSizeOfLengths() {
        return storage.getSizeOfLengths();
    }

    @Override
    public void close() {
        storage.close();
    }

    @Override
    public long size() {
        return storage.size();
    }

    @Override
    public boolean inMemory() {
        return storage.inMemory();
    }
}
