package org.productimporter.web.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.RefusedBodyException;

/// The body of a request, at most as large as its caller may send. The caller is known when the first byte is read. Used by one
/// thread.
final class LimitedBody extends ServletInputStream {

    private final ServletInputStream body;
    private final long declaredBytes;
    private final BodyMemory memory;
    private final BooleanSupplier authentication;
    private @Nullable ProblemException refusal;
    private boolean isStarted;
    private boolean isAuthenticated;
    private long bytes;
    private int blocks;

    /// @param declaredBytes -1 if unknown
    /// @param authentication whether the caller has valid credentials
    LimitedBody(ServletInputStream body, long declaredBytes, BodyMemory memory, BooleanSupplier authentication) {
        this.body = body;
        this.declaredBytes = declaredBytes;
        this.memory = memory;
        this.authentication = authentication;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        start();
        takeMemory();
        int room = (int) Math.min(length, (long) blocks * BodyMemory.BLOCK_BYTES - bytes);
        int count = body.read(buffer, offset, Math.max(1, room));
        count(count);
        return count;
    }

    @Override
    public int read() throws IOException {
        start();
        takeMemory();
        int value = body.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    private void start() throws RefusedBodyException {
        if (!isStarted) {
            isStarted = true;
            isAuthenticated = authentication.getAsBoolean();
            if (declaredBytes > memory.maxBytes(isAuthenticated)) {
                throw refuse(BodyMemory.tooLarge(memory.maxBytes(isAuthenticated)));
            }
        }
    }

    private void takeMemory() throws RefusedBodyException {
        if (bytes >= (long) blocks * BodyMemory.BLOCK_BYTES) {
            try {
                memory.take(isAuthenticated);
            } catch (RefusedBodyException e) {
                throw refuse(e);
            }
            blocks++;
        }
    }

    private void count(int read) throws RefusedBodyException {
        bytes += Math.max(0, read);
        if (bytes > memory.maxBytes(isAuthenticated)) {
            throw refuse(BodyMemory.tooLarge(memory.maxBytes(isAuthenticated)));
        }
    }

    private RefusedBodyException refuse(RefusedBodyException failure) {
        refusal = failure.problem();
        return failure;
    }

    /// Why a read failed; null if none was refused.
    @Nullable
    ProblemException refusal() {
        return refusal;
    }

    /// Returns the memory at the end of the request.
    void release() {
        memory.release(isAuthenticated, blocks);
        blocks = 0;
        bytes = 0;
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
