package org.productimporter.importer.inspection;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// A file of any size that exists only as a rule: some first bytes, then one part again and
/// again.
final class VirtualFile implements SeekableByteChannel {

    private static final int CHUNK_BYTES = 1024 * 1024;

    private final byte[] head;
    private final byte[] parts;
    private final int partBytes;
    private final long size;
    private long position;

    private VirtualFile(byte[] head, byte[] part, long size) {
        this.head = head;
        this.partBytes = Math.max(1, part.length);
        int repeats = part.length == 0 ? 0 : CHUNK_BYTES / partBytes + 1;
        this.parts = new byte[part.length * repeats];
        for (int i = 0; i < repeats; i++) {
            System.arraycopy(part, 0, parts, i * part.length, part.length);
        }
        this.size = size;
    }

    static VirtualFile of(byte[] bytes) {
        return new VirtualFile(bytes, new byte[0], bytes.length);
    }

    static VirtualFile repeating(byte[] head, byte[] part, long times) {
        return new VirtualFile(head, part, head.length + part.length * times);
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= size) {
            return -1;
        }
        int count;
        if (position < head.length) {
            count = (int) Math.min(target.remaining(), head.length - position);
            target.put(head, (int) position, count);
        } else {
            int offset = (int) ((position - head.length) % partBytes);
            long left = Math.min(size - position, parts.length - (long) offset);
            count = (int) Math.min(target.remaining(), left);
            target.put(parts, offset, count);
        }
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long wanted) {
        position = wanted;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
