package org.productimporter.bench.faults.injection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.productimporter.bench.Await;
import org.productimporter.bench.ServerClient;

/// An upload of undeclared length during which something happens. For one thread.
final class InterruptibleUpload {

    /// The server has written what it got so far.
    private static final long SETTLE_MILLIS = 300;

    private final byte[] content;
    private final int position;

    /// @param part the part of the file that is sent before it happens
    InterruptibleUpload(Path file, double part) {
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        position = (int) (content.length * part);
    }

    /// Sends the file; `event` happens in the middle.
    ///
    /// @return the status of the response
    /// @throws UncheckedIOException if there is no response
    int send(ServerClient client, Runnable event) {
        return client.uploadStatus("interrupted.csv", () -> body(event));
    }

    private InputStream body(Runnable event) {
        var happens = new InputStream() {
            @Override
            public int read() {
                Await.pause(SETTLE_MILLIS);
                event.run();
                return -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(content, 0, position),
                happens, new ByteArrayInputStream(content, position, content.length - position))));
    }
}
