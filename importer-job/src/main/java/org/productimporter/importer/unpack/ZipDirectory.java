package org.productimporter.importer.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.productimporter.importer.failure.FileRejectedException;

/// Checks the size of the directory of a zip archive before it is read into memory.
final class ZipDirectory {

    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 65_535;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int SMALLEST_ENTRY_BYTES = 46;
    private static final int USUAL_ENTRY_BYTES = 400;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;

    private ZipDirectory() {}

    /// @throws FileRejectedException if the directory has room for too many entries
    static void check(SeekableByteChannel channel, int maxEntries) throws IOException {
        int length = Math.clamp(channel.size(), 0, END_BYTES + MAX_COMMENT_BYTES);
        var tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long from = channel.size() - length;
        channel.position(from);
        while (tail.hasRemaining() && channel.read(tail) >= 0) {
            // Reads all of it.
        }
        channel.position(0);
        for (int at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                check(from + at, tail.getInt(at + 16) & IN_ZIP64, maxEntries);
                return;
            }
        }
    }

    private static void check(long end, long begin, int maxEntries) {
        long bytes = begin == IN_ZIP64 ? 0 : end - begin;
        if (bytes > (long) maxEntries * USUAL_ENTRY_BYTES) {
            throw tooMany(bytes / SMALLEST_ENTRY_BYTES, maxEntries);
        }
    }

    static FileRejectedException tooMany(long entries, int maxEntries) {
        return new FileRejectedException("Too many entries in the archive",
                "It has up to %,d entries; %,d are allowed.".formatted(entries, maxEntries),
                "Unpack it and import the product file inside.");
    }
}
