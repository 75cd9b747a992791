package org.productimporter.web.limits;

import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// The destination of a body that nobody reads, up to a number of bytes. Used by one thread.
final class DiscardedBytes implements ApplicationBufferHandler {

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long room;

    DiscardedBytes(long room) {
        this.room = room;
    }

    boolean hasRoom() {
        return room > 0;
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
