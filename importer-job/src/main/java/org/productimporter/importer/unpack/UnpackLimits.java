package org.productimporter.importer.unpack;

import org.productimporter.importer.failure.FileRejectedException;

/// Limits of what a compressed file may become.
///
/// @param maxBytes size of the unpacked file
/// @param maxRatio unpacked bytes for each compressed byte, behind the first `freeBytes`
/// @param freeBytes size up to which the ratio does not matter
/// @param maxEntries number of entries of an archive or a workbook
public record UnpackLimits(long maxBytes, int maxRatio, long freeBytes, int maxEntries) {

    private static final long MEBIBYTE = 1L << 20;

    public static final UnpackLimits DEFAULTS = UnpackLimits.of(8L << 30);

    /// Returns the defaults with another size.
    public static UnpackLimits of(long maxBytes) {
        return new UnpackLimits(maxBytes, 200, 10 * MEBIBYTE, 10_000);
    }

    /// @throws FileRejectedException if the unpacked size is too large, absolutely or for its compressed size
    void check(long unpacked, long compressed) {
        if (unpacked > maxBytes) {
            throw new FileRejectedException("The file is too large when it is unpacked",
                    "It has more than %s.".formatted(size(maxBytes)),
                    "Split it, or raise product.importer.max-unpacked-size.");
        }
        if (unpacked > freeBytes && unpacked > compressed * maxRatio) {
            throw new FileRejectedException(
                    "The file is compressed too much", "%,d compressed bytes are more than %s, over %d times as much."
                            .formatted(compressed, size(unpacked), maxRatio),
                    "Check the file; if it is right, import it uncompressed.");
        }
    }

    private static String size(long bytes) {
        return bytes < MEBIBYTE ? "%,d bytes".formatted(bytes) : "%,d MiB".formatted(bytes / MEBIBYTE);
    }
}
