package org.productimporter.importer.split;

/// How large the parts of a file may be.
///
/// @param rangeBytes size at which a range of a large file ends, at its next record end
/// @param minRangeBytes ranges of small files are not made smaller than this
/// @param maxRecordBytes larger records are rejected, a larger header is refused
/// @param maxColumns files with more columns are refused
public record FileLimits(int rangeBytes, int minRangeBytes, int maxRecordBytes, int maxColumns) {

    public static final FileLimits DEFAULTS = new FileLimits(4 * 1024 * 1024, 256 * 1024, 1024 * 1024, 200);

    /// A file is cut into at least this many ranges unless they would be too small.
    private static final int RANGES_WANTED = 16;

    public FileLimits {
        if (minRangeBytes < 1 || rangeBytes < minRangeBytes) {
            throw new IllegalArgumentException(
                    "ranges of %,d to %,d bytes make no sense".formatted(minRangeBytes, rangeBytes));
        }
        if (maxRecordBytes < 1 || maxColumns < 1) {
            throw new IllegalArgumentException(
                    "records of %,d bytes and %,d columns make no sense".formatted(maxRecordBytes, maxColumns));
        }
    }

    /// The defaults, but with ranges that end at this size.
    public static FileLimits withRangesOf(int bytes) {
        return new FileLimits(bytes, Math.min(bytes, DEFAULTS.minRangeBytes), DEFAULTS.maxRecordBytes,
                DEFAULTS.maxColumns);
    }

    /// Size at which the ranges of a file of this size end.
    int rangeBytes(long fileBytes) {
        return Math.toIntExact(Math.clamp(fileBytes / RANGES_WANTED, minRangeBytes, rangeBytes));
    }
}
