package org.productimporter.importer.split;

/// Limits of the parts of a file, in bytes and columns.
///
/// @param rangeBytes size at which a range of a large file ends, at its next record end
/// @param minRangeBytes minimum size of the ranges of a small file
/// @param maxRecordBytes larger records are rejected; a file with a larger header is rejected
/// @param maxColumns files with more columns are rejected
public record FileLimits(int rangeBytes, int minRangeBytes, int maxRecordBytes, int maxColumns) {

    public static final FileLimits DEFAULTS = new FileLimits(4 * 1024 * 1024, 256 * 1024, 1024 * 1024, 200);

    /// A file has at least this many ranges, unless they would be smaller than `minRangeBytes`.
    private static final int MIN_RANGES = 16;

    public FileLimits {
        if (minRangeBytes < 1 || rangeBytes < minRangeBytes) {
            throw new IllegalArgumentException(
                    "invalid range size: %,d to %,d bytes".formatted(minRangeBytes, rangeBytes));
        }
        if (maxRecordBytes < 1 || maxColumns < 1) {
            throw new IllegalArgumentException(
                    "invalid limits: records of %,d bytes, %,d columns".formatted(maxRecordBytes, maxColumns));
        }
    }

    /// Returns the defaults with ranges of this size.
    public static FileLimits withRangesOf(int bytes) {
        return new FileLimits(bytes, Math.min(bytes, DEFAULTS.minRangeBytes), DEFAULTS.maxRecordBytes,
                DEFAULTS.maxColumns);
    }

    /// Returns the range size for a file of this size.
    int rangeBytes(long fileBytes) {
        return Math.toIntExact(Math.clamp(fileBytes / MIN_RANGES, minRangeBytes, rangeBytes));
    }
}
