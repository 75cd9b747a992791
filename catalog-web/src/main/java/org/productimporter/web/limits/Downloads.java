package org.productimporter.web.limits;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.productimporter.web.security.NoScopeRequired;
import org.springframework.stereotype.Component;

/// Ends downloads whose client reads too slowly or not at all, because a download holds a database connection. Thread-safe.
@Component
@NoScopeRequired("limits a response of the caller")
public class Downloads {

    private final HttpLimits limits;

    Downloads(HttpLimits limits) {
        this.limits = limits;
    }

    /// Returns `out` with the minimum rate of [HttpLimits]. A write fails if the client is below it.
    public OutputStream paced(OutputStream out) {
        return new PacedOutput(out, new Pace(limits));
    }

    private static final class PacedOutput extends FilterOutputStream {

        private final Pace pace;

        PacedOutput(OutputStream out, Pace pace) {
            super(out);
            this.pace = pace;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            pace.measure(() -> {
                out.write(buffer, offset, length);
                return length;
            });
        }
    }
}
