package org.productimporter.web.limits;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// The destination of a body that nobody reads, up to a number of bytes and for a limited time. Used by one thread.
final class DiscardedBytes implements ApplicationBufferHandler {

    private final long begin = System.nanoTime();
    private final long nanos;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long room;

    DiscardedBytes(long room, Duration time) {
        this.room = room;
        this.nanos = time.toNanos();
    }

    boolean hasRoom() {
        return room > 0 && System.nanoTime() - begin < nanos;
    }

    /// Discards the bytes of the last read.
    void discard() {
        room -= buffer.remaining();
        buffer.position(buffer.limit());
    }

    @Override
    public void setByteBuffer(ByteBuffer read) {
        buffer = read;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return buffer;
    }

    @Override
    public void expand(int size) {
        // The reader brings its own buffer.
    }
}
