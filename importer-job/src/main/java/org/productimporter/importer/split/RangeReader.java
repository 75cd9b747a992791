package org.productimporter.importer.split;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32C;

/// Reads the bytes of ranges and verifies their checksums. Stateless; every call opens the file.
public final class RangeReader {

    private RangeReader() {}

    /// Reads all bytes of the range.
    ///
    /// @throws FileChangedException if the file does not contain the range as it was inspected
    public static byte[] read(Path file, FileRange range) throws IOException {
        return read(file, range, Math.toIntExact(range.bytes()));
    }

    /// Reads the first `limit` bytes of the range, or all bytes of a smaller range. The rest is only verified.
    ///
    /// @throws FileChangedException if the file does not contain the range as it was inspected
    public static byte[] head(Path file, FileRange range, int limit) throws IOException {
        return read(file, range, Math.toIntExact(Math.min(range.bytes(), limit)));
    }

    private static byte[] read(Path file, FileRange range, int length) throws IOException {
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return read(channel, range, length);
        }
    }

    private static byte[] read(SeekableByteChannel channel, FileRange range, int length) throws IOException {
        var bytes = firstOf(channel, range.fromByte(), length);
        var checksum = new CRC32C();
        checksum.update(bytes);
        try {
            RangeChecksums.update(checksum, channel, range.bytes() - bytes.length);
        } catch (EOFException _) {
            throw new FileChangedException("Range %d needs the bytes %,d to %,d, the file ends at %,d."
                    .formatted(range.no(), range.fromByte(), range.toByte(), channel.size()));
        }
        if (checksum.getValue() != range.crc32c()) {
            throw new FileChangedException("Its bytes %,d to %,d are not those that were inspected."
                    .formatted(range.fromByte(), range.toByte()));
        }
        return bytes;
    }

    /// Reads at most `limit` bytes from `position`; fewer only at the end of the file.
    public static byte[] firstOf(SeekableByteChannel channel, long position, int limit) throws IOException {
        var length = Math.clamp(channel.size() - position, 0, limit);
        var bytes = ByteBuffer.allocate(length);
        channel.position(position);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
