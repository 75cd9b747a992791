package org.productimporter.web.security.rights;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/// A response whose body breaks off once the rights of its actor have ended. Not thread-safe.
final class EndableResponse extends HttpServletResponseWrapper {

    private final BooleanSupplier ended;
    private boolean incomplete;

    EndableResponse(HttpServletResponse response, BooleanSupplier ended) {
        super(response);
        this.ended = ended;
    }

    /// Whether a part of the body was refused. Callers of the stream may have caught its exception, as Vaadin and Spring do.
    boolean isIncomplete() {
        return incomplete;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Body(super.getOutputStream());
    }

    private final class Body extends ServletOutputStream {

        private final ServletOutputStream body;

        Body(ServletOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int value) throws IOException {
            requireRights();
            body.write(value);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            requireRights();
            body.write(buffer, offset, length);
        }

        @Override
        public void flush() throws IOException {
            body.flush();
        }

        @Override
        public void close() throws IOException {
            requireRights();
            body.close();
        }

        private void requireRights() throws IOException {
            if (ended.getAsBoolean() && isCommitted()) {
                incomplete = true;
                throw new IOException("The rights of the caller have ended");
            }
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
