package org.productimporter.importer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of a node that imports, under `product.importer`.
///
/// @param workers number of workers of the node; 0, the default, means one per processor
/// @param maxImports maximum number of concurrent imports in the cluster; one of them merges, the others inspect, stage
///     or wait
/// @param rangeSize size of the part of a file that is staged in one transaction, at least one record; each worker
///     keeps one range in memory
/// @param bucketSize approximate size of the part of a file that is merged in one transaction
/// @param maxUnpackedSize largest size of a compressed file or workbook as CSV
/// @param chunkTimeout duration of the transaction of a chunk after which PostgreSQL ends it, so that a stalled
///     connection or a foreign lock does not block an import without end
/// @param drainTimeout time that a shutdown waits for current chunks before it aborts their connections
/// @param maxStalledAttempts an import fails after this number of consecutive attempts without a completed chunk
@ConfigurationProperties("product.importer")
public record ImporterProperties(@DefaultValue("0") int workers, @DefaultValue("2") int maxImports,
        @DefaultValue("4MB") DataSize rangeSize, @DefaultValue("6MB") DataSize bucketSize,
        @DefaultValue("8GB") DataSize maxUnpackedSize, @DefaultValue("2m") Duration chunkTimeout,
        @DefaultValue("20s") Duration drainTimeout, @DefaultValue("5") int maxStalledAttempts) {

    private static final int MAX_WORKERS = 64;

    /// An import that waits for others keeps one of the 10 threads of the scheduler (importer-defaults.properties). More
    /// imports than that would leave no thread for the one that they wait for.
    private static final int MAX_IMPORTS = 8;
    private static final DataSize SMALLEST_CHUNK = DataSize.ofKilobytes(4);
    private static final DataSize LARGEST_CHUNK = DataSize.ofMegabytes(64);

    public ImporterProperties {
        if (workers < 0 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("product.importer.workers is 0 (one each processor) to %d, this is %d"
                    .formatted(MAX_WORKERS, workers));
        }
        if (maxImports < 1 || maxImports > MAX_IMPORTS) {
            throw new IllegalArgumentException(
                    "product.importer.max-imports is 1 to %d, this is %d".formatted(MAX_IMPORTS, maxImports));
        }
        if (chunkTimeout.toMillis() < 1 || drainTimeout.isNegative() || maxStalledAttempts < 1) {
            throw new IllegalArgumentException(
                    "product.importer.chunk-timeout, drain-timeout and max-stalled-attempts are positive, these are %s, %s, %d"
                            .formatted(chunkTimeout, drainTimeout, maxStalledAttempts));
        }
        if (maxUnpackedSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "product.importer.max-unpacked-size is positive, this is " + maxUnpackedSize);
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

    /// Returns the number of workers, at least two by default: a worker is idle while PostgreSQL works for it.
    public int workerCount() {
        return workers > 0 ? workers : Math.max(2, Runtime.getRuntime().availableProcessors());
    }
}
