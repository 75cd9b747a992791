package org.productimporter.web.operations.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Old blocks of the history are removed with what leads to them, and their size is known.
@WebServerTest
@Timeout(60)
class HistoryRetentionIT {

    private static final String FILL = """
            insert into product_change (id, change, at, by, products, largest_price_change, smallest_price_change,
                differences)
            select n, 'deleted', now() - n * interval '1 day', 'user:anna', 1, -1, -1, '\\x01'
            from generate_series(1, 900) n
            """;

    @Autowired private HistoryRetention retention;
    @Autowired private JdbcClient database;

    @Test
    void blocksOlderThanThePeriodAreRemoved() {
        database.sql("truncate product_change, deleted_product").update();
        database.sql(FILL).update();
        database.sql("insert into deleted_product values ('gone', 1, 31), ('known', 2, 29)").update();
        assertThat(retention.bytes()).isPositive();

        retention.removeOld();

        assertThat(database.sql("select max(id) from product_change").query(Integer.class).single()).isEqualTo(29);
        assertThat(database.sql("select sku_key from deleted_product").query(String.class).list())
                .containsExactly("known");
    }
}
