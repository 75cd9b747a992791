package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says before a large run what disk space it needs.
final class DiskSpace {

    private static final double GIGA = 1e9;

    /// Per row: the files (two, and the copy of the server), the staged rows, the products with their indexes and dead rows,
    /// and what the search index grows during the import.
    private static final long BYTES_PER_ROW = 3 * 150 + 200 + 600 + 250;

    /// The WAL between two checkpoints, and reserve.
    private static final long FIXED_BYTES = 10_000_000_000L;

    private DiskSpace() {}

    /// Prints the need and the free space, and returns whether it is sufficient.
    static boolean isSufficient(long rows, Path folder) throws IOException {
        var need = FIXED_BYTES + rows * BYTES_PER_ROW;
        var free = Files.getFileStore(Files.createDirectories(folder)).getUsableSpace();
        System.err.printf("%,d rows: up to %.0f GB of disk, %.0f GB are free%s%n", rows, need / GIGA, free / GIGA,
                need > free ? ": skipped" : "");
        return need <= free;
    }
}
