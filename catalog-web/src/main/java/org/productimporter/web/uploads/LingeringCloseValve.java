package org.productimporter.web.uploads;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// Lets a client read why its body was refused. A server that closes a connection while the client is still sending resets
/// it, and the client loses the response. This valve completes the response, then reads and discards the rest of the body
/// for a limited time, as nginx does with `lingering_time`. Thread-safe.
final class LingeringCloseValve extends ValveBase {

    private static final int SMALL_BODY_BYTES = 64 * 1024;

    private final Duration limit;

    /// @param limit how long the rest of a body is read
    LingeringCloseValve(Duration limit) {
        super(true);
        this.limit = limit;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (isRefusedBody(request, response)) {
            if (!response.isCommitted()) {
                response.setHeader("Connection", "close");
            }
            response.finishResponse();
            discard(request);
        }
    }

    /// Tomcat itself reads the rest of a small body and keeps the connection. A body that stalled or broke has no rest.
    private static boolean isRefusedBody(Request request, Response response) {
        return response.getStatus() >= 400 && request.getContext() != null && UploadRequests.hasPathOfUpload(request)
                && !request.isAsync() && !hasSmallBody(request)
                && request.getCoyoteRequest().getErrorException() == null && !request.isFinished();
    }

    private static boolean hasSmallBody(Request request) {
        try {
            var length = request.getContentLengthLong();
            return length >= 0 && length <= SMALL_BODY_BYTES;
        } catch (IllegalArgumentException _) {
            // An invalid length: Tomcat closes the connection.
            return true;
        }
    }

    /// Reads below the servlet stream, which the application may have closed.
    private void discard(Request request) {
        var start = System.nanoTime();
        var block = new Block();
        try {
            while (request.getCoyoteRequest().doRead(block) >= 0 && System.nanoTime() - start < limit.toNanos()) {
                // The content no longer matters.
            }
        } catch (IOException e) {
            getContainer().getLogger().debug("The client of a refused request closed its connection", e);
        }
    }

    /// Receives the buffer of Tomcat.
    private static final class Block implements ApplicationBufferHandler {

        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // Tomcat passes its own buffer.
        }
    }
}
