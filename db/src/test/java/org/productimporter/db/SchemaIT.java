package org.productimporter.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class SchemaIT {

    private final JdbcClient database;

    SchemaIT(JdbcClient database) {
        this.database = database;
    }

    private static final String UNCOMMENTED =
            """
            select format('%s.%s', c.relname, a.attname)
            from pg_class c
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p', 'v')
            and c.relname <> 'flyway_schema_history'
            and (obj_description(c.oid, 'pg_class') is null
                or col_description(c.oid, a.attnum) is null)
            order by 1
            """;

    @Test
    void everyTableAndColumnIsExplained() {
        assertThat(database.sql(UNCOMMENTED).query(String.class).list()).isEmpty();
    }
}
