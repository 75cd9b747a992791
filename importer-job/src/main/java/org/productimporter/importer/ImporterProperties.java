package org.productimporter.importer;

import org.productimporter.importer.split.FileLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of a node that imports, under `product.importer`.
///
/// @param workers how many chunks the node works on at once; 0, the default, for one each
///     processor
/// @param maxImports how many imports may run at once in the whole cluster
/// @param rangeSize so much of a file is staged in one transaction, at least one record; each
///     worker holds one range in memory
/// @param bucketSize so much of a file, about, is merged in one transaction
@ConfigurationProperties("product.importer")
record ImporterProperties(@DefaultValue("0") int workers, @DefaultValue("2") int maxImports,
        @DefaultValue("4MB") DataSize rangeSize, @DefaultValue("6MB") DataSize bucketSize) {

    private static final int MOST_WORKERS = 64;
    private static final DataSize SMALLEST_CHUNK = DataSize.ofKilobytes(4);
    private static final DataSize LARGEST_CHUNK = DataSize.ofMegabytes(64);

    ImporterProperties {
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("product.importer.workers is 0 (one each processor) to %d, this is %d"
                    .formatted(MOST_WORKERS, workers));
        }
        if (maxImports < 1) {
            throw new IllegalArgumentException("product.importer.max-imports is at least 1, this is " + maxImports);
        }
        requireChunkSize("range-size", rangeSize);
        requireChunkSize("bucket-size", bucketSize);
    }

    private static void requireChunkSize(String name, DataSize size) {
        if (size.compareTo(SMALLEST_CHUNK) < 0 || size.compareTo(LARGEST_CHUNK) > 0) {
            throw new IllegalArgumentException(
                    "product.importer.%s is %s to %s, this is %s".formatted(name, SMALLEST_CHUNK, LARGEST_CHUNK, size));
        }
    }

    /// The limits of source files on this node.
    FileLimits sourceLimits() {
        return FileLimits.withRangesOf(Math.toIntExact(rangeSize.toBytes()));
    }

    /// One worker has nothing to do while PostgreSQL works for it, so there are at least two.
    int workerCount() {
        return workers > 0 ? workers : Math.max(2, Runtime.getRuntime().availableProcessors());
    }
}
