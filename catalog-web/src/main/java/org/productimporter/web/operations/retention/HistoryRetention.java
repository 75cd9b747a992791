package org.productimporter.web.operations.retention;

import java.time.Clock;
import org.productimporter.db.SqlTime;
import org.productimporter.db.changes.HistoryProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Removes the blocks of changes that are older than the retention period, in batches. The history of a product then
/// starts after them. Several nodes may run it at once.
@Component
class HistoryRetention implements RetentionPolicy.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRetention.class);

    /// Blocks of one statement: some 50 MB.
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final HistoryProperties properties;
    private final RetentionSettings retention;
    private final Clock clock;

    HistoryRetention(JdbcClient jdbc, HistoryProperties properties, RetentionSettings retention, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public RetentionPolicy policy() {
        return new RetentionPolicy("product-history", "History of the products, and with it the undo of imports",
                properties.keep(), 1, "product.importer.history.keep");
    }

    @Override
    public Long bytes() {
        return jdbc.sql("select pg_total_relation_size('product_change')").query(Long.class).single();
    }

    /// Not those of an undo that may still run.
    private static final String OLD_BLOCKS = """
            delete from product_change
            where ctid = any (array(
                select ctid
                from product_change
                where at < :before
                and not exists (
                    select from import i
                    where i.id = import_id
                    and i.undo_requested_at >= :before
                    and i.state <> 'undone')
                limit :limit
                for update skip locked))
            """;

    private static final String ENDED = """
            delete from deleted_product d
            where not exists (select from product_change c where c.id = d.change_id)
            """;

    @Scheduled(fixedDelayString = "1h")
    void removeOld() {
        var before = clock.instant().minus(retention.keep(policy()));
        var total = 0;
        for (var removed = BATCH; removed == BATCH; total += removed) {
            removed = jdbc.sql(OLD_BLOCKS).param("before", SqlTime.parameter(before)).param("limit", BATCH).update();
        }
        if (total > 0) {
            jdbc.sql(ENDED).update();
            LOG.info("{} blocks of the product history before {} removed", total, before);
        }
    }
}
