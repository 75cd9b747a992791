package org.productimporter.web.security.rights;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// A request whose body cannot be read any further once the rights of its actor have ended.
final class EndableRequest extends HttpServletRequestWrapper {

    private final BooleanSupplier ended;

    EndableRequest(HttpServletRequest request, BooleanSupplier ended) {
        super(request);
        this.ended = ended;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Body(super.getInputStream());
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream body;

        Body(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            requireRights();
            return body.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            requireRights();
            var count = body.read(buffer, offset, length);
            requireRights();
            return count;
        }

        private void requireRights() {
            if (ended.getAsBoolean()) {
                throw new InvalidBearerTokenException("The rights of the caller have ended");
            }
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
}
