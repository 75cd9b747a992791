package org.productimporter.importer.unpack;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The bytes of a compressed file, counted. Not thread-safe.
final class CompressedFile extends FilterInputStream {

    private static final int BUFFER_BYTES = 256 * 1024;

    private long count;

    private CompressedFile(InputStream in) {
        super(in);
    }

    static CompressedFile open(Path file) throws IOException {
        return new CompressedFile(
                new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), BUFFER_BYTES));
    }

    long count() {
        return count;
    }

    @Override
    public int read() {
        try {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int read = in.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            throw new DiskException(e);
        }
    }

    @Override
    public long skip(long bytes) {
        int read = 0;
        long left = bytes;
        while (left > 0 && read >= 0) {
            read = read();
            left--;
        }
        return bytes - left;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
