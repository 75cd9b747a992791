package org.productimporter.importer.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.productimporter.importer.failure.FileRejectedException;

/// Counts unpacked bytes, checks them against the limits and reports damage of the compressed file. Not thread-safe.
public final class UnpackedStream extends FilterInputStream {

    private final String container;
    private final UnpackLimits limits;
    private final LongSupplier compressed;
    private long unpacked;

    /// @param container name of the container with its article, for messages
    /// @param compressed number of compressed bytes so far, or of all
    public UnpackedStream(InputStream unpacking, String container, UnpackLimits limits, LongSupplier compressed) {
        super(unpacking);
        this.container = container;
        this.limits = limits;
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(target, offset, length);
        } catch (DiskException e) {
            throw e.failure();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(container, e);
        }
        unpacked += Math.max(count, 0);
        limits.check(unpacked, compressed.getAsLong());
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes(Math.clamp(count, 0, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// Returns the rejection of a file whose compressed content cannot be read.
    public static FileRejectedException damaged(String container, Exception cause) {
        var message = cause.getMessage();
        return new FileRejectedException("The file is damaged",
                "It is %s that cannot be unpacked completely%s.".formatted(container,
                        message == null ? "" : " (" + message.replaceAll("[\\p{Cntrl}]", " ") + ")"),
                "Create it again, or send it again: it may be incomplete.");
    }
}
