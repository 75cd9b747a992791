package org.productimporter.web.limits;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Processes the requests of one connection. Tomcat's timeouts apply to a single read, so a client that sends a byte from time
/// to time could hold a connection forever. This class limits the whole header and the whole body, also the rest of a body that
/// nobody reads. Used by one thread at a time.
final class PacedProcessor extends Http11Processor {

    private static final long NONE = Long.MIN_VALUE;

    /// Tomcat closes the connection after these responses.
    private static final Set<Integer> CLOSING = Set.of(400, 408, 411, 413, 414, 500, 501, 503);

    private static final long CLOSING_BYTES = 256 * 1024;

    /// How long the rest of a body is read after the response; `lingering_time` of nginx.
    static final Duration LINGER = Duration.ofSeconds(30);

    private final HttpLimits limits;
    private final int maxSwallowBytes;
    private final @Nullable Adapter draining;
    private @Nullable SocketWrapperBase<?> connection;
    private long headerBegin = NONE;

    PacedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, HttpLimits limits) {
        super(protocol, adapter);
        this.limits = limits;
        this.maxSwallowBytes = protocol.getMaxSwallowSize();
        this.draining = new AfterService(adapter, this::drain);
        request.setInputBuffer(new PacedInput(request.getInputBuffer()));
    }

    /// The constructor of the superclass may call this method.
    @Override
    public Adapter getAdapter() {
        return draining == null ? super.getAdapter() : draining;
    }

    /// Tomcat calls this method again for each piece of an incomplete header.
    @Override
    public SocketState service(SocketWrapperBase<?> wrapper) throws IOException {
        if (!Objects.equals(wrapper, connection)) {
            connection = wrapper;
            headerBegin = NONE;
        }
        if (headerBegin != NONE && System.nanoTime() - headerBegin > limits.headerTimeout().toNanos()) {
            headerBegin = NONE;
            return SocketState.CLOSED;
        }
        var state = super.service(wrapper);
        if (state != SocketState.LONG || isAsync()) {
            headerBegin = NONE;
        } else if (headerBegin == NONE) {
            headerBegin = System.nanoTime();
        }
        return state;
    }

    /// All reads of the application go through this buffer: streams, forms and uploads.
    private final class PacedInput implements InputBuffer {

        private final InputBuffer buffer;
        private final Pace pace = new Pace(limits);
        private long requestBegin = NONE;

        PacedInput(InputBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (requestBegin != request.getStartTimeNanos()) {
                requestBegin = request.getStartTimeNanos();
                pace.reset();
            }
            return pace.measure(() -> buffer.doRead(handler));
        }

        @Override
        public int available() {
            return buffer.available();
        }
    }

    /// Reads the rest of a body after the response, as Tomcat does, so that the client gets the response instead of a reset; but
    /// at a minimum rate, and only little of it if Tomcat is going to close the connection.
    private void drain() {
        if (isAsync() || getErrorState().isError() || request.hasExpectation() || isUpgrade()) {
            return;
        }
        var rest = new DiscardedBytes(maxRestBytes(), LINGER);
        try {
            while (!isRequestBodyFullyRead() && rest.hasRoom() && request.doRead(rest) >= 0) {
                rest.discard();
            }
            if (!isRequestBodyFullyRead()) {
                disableSwallowRequest();
            }
        } catch (IOException _) {
            disableSwallowRequest();
        }
    }

    private long maxRestBytes() {
        if (LimitedProtocol.lingersAfter(request)) {
            return Long.MAX_VALUE;
        }
        return CLOSING.contains(response.getStatus()) ? CLOSING_BYTES : maxSwallowBytes;
    }
}
