package org.productimporter.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.productimporter.bench.HeapHistogram;
import org.productimporter.bench.faults.cluster.Cluster;

/// What could grow during a soak, measured at one time.
///
/// @param values values by name
record SoakSample(Map<String, Double> values) {

    private static final double MEGABYTE = 1_048_576;

    private static final String SIZES = """
            select name, bytes
            from (
                select 'tables and indexes of the catalogue, MB' as name, sum(pg_total_relation_size(oid)) as bytes
                from pg_class
                where relname in ('product', 'product_search', 'product_sort_key', 'product_count')
                union all
                select 'product outbox, MB', sum(pg_total_relation_size(oid))
                from pg_class
                where relname = 'product_outbox'
                union all
                select 'scheduler, MB', sum(pg_total_relation_size(oid))
                from pg_class
                where relname in ('scheduled_tasks', 'webhook_scheduled_tasks')
                union all
                select 'history of imports, events and jobs, MB', sum(pg_total_relation_size(oid))
                from pg_class
                where relkind in ('r', 'p')
                and relname similar to '(import|webhook|batch|audit)\\_%'
                and relname <> 'webhook_scheduled_tasks'
            ) sizes
            """;

    static SoakSample of(Cluster cluster) {
        var values = new LinkedHashMap<String, Double>();
        for (int no = 0; no < cluster.nodes().size(); no++) {
            var process = cluster.nodes().get(no).process().pid();
            values.put("live heap of node %d, MB".formatted(no),
                    HeapHistogram.liveBytes(process, cluster.folder()) / MEGABYTE);
            values.put("open files of node " + no, (double) openFiles(process));
        }
        values.put("connections", cluster.database()
                .sql("select count(*)::float8 from pg_stat_activity where application_name like 'product-importer%'")
                .query(Double.class)
                .single());
        cluster.database().sql(SIZES).query(row -> {
            values.put(row.getString("name"), row.getLong("bytes") / MEGABYTE);
        });
        return new SoakSample(values);
    }

    private static long openFiles(long process) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
