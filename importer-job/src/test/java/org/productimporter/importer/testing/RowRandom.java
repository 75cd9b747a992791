package org.productimporter.importer.testing;

/// Random numbers of one row, so that a row does not depend on the rows before it. For one
/// thread.
final class RowRandom {

    private long state;

    RowRandom(long seed, long row) {
        state = seed * 0x5851F42D4C957F2DL + row * 0x9E3779B97F4A7C15L;
    }

    /// A number from 0 to `bound` - 1.
    long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    int below(int bound) {
        return (int) below((long) bound);
    }

    /// True in `percent` of 100 calls.
    boolean percent(int percent) {
        return below(100) < percent;
    }

    /// The finalizer of SplitMix64: every bit of the state reaches every bit of the result.
    private long next() {
        state += 0x9E3779B97F4A7C15L;
        var mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
