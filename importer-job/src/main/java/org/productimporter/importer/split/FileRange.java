package org.productimporter.importer.split;

/// A byte range of a file that starts and ends at record boundaries.
///
/// @param no position in the file, from 0
/// @param fromByte first byte
/// @param toByte first byte after the range
/// @param firstLine physical line on which the range starts; the first line of a file is line 1
/// @param crc32c CRC-32C of the bytes at the inspection, by which a worker detects that the file has changed
public record FileRange(int no, long fromByte, long toByte, long firstLine, long crc32c) {

    public FileRange {
        if (fromByte < 0 || toByte <= fromByte || firstLine < 1) {
            throw new IllegalArgumentException(
                    "invalid range %d: bytes %d to %d, line %d".formatted(no, fromByte, toByte, firstLine));
        }
    }

    public long bytes() {
        return toByte - fromByte;
    }
}
