package org.productimporter.importer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of a node that imports, under `product.importer`.
///
/// @param node name of the node in tables and logs; by default host name and process id, which no
///     other node shares
/// @param workers how many chunks the node works on at once; 0, the default, for one each
///     processor
/// @param maxImports how many imports may run at once in the whole cluster
@ConfigurationProperties("product.importer")
record ImporterProperties(
        @Nullable String node, @DefaultValue("0") int workers, @DefaultValue("2") int maxImports) {

    private static final int MOST_WORKERS = 64;

    ImporterProperties {
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException(
                    "product.importer.workers is 0 (one each processor) to %d, this is %d"
                            .formatted(MOST_WORKERS, workers));
        }
        if (maxImports < 1) {
            throw new IllegalArgumentException(
                    "product.importer.max-imports is at least 1, this is " + maxImports);
        }
    }

    String nodeName() {
        return node != null ? node : hostName() + "-" + ProcessHandle.current().pid();
    }

    /// One worker has nothing to do while PostgreSQL works for it, so there are at least two.
    int workerCount() {
        return workers > 0 ? workers : Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
