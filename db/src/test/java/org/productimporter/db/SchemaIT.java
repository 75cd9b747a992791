package org.productimporter.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

@OnPostgres
class SchemaIT {

    private final TestDatabase testDatabase;
    private final DataSource dataSource;
    private final JdbcClient database;

    SchemaIT(TestDatabase testDatabase) {
        this.testDatabase = testDatabase;
        this.dataSource = testDatabase.dataSource();
        this.database = JdbcClient.create(dataSource);
    }

    private static final String UNDOCUMENTED = """
            select concat_ws('.', c.relname, a.attname)
            from pg_class c
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace
            and c.relkind in ('r', 'p', 'v', 'm')
            and not c.relispartition
            and c.relname <> 'flyway_schema_history'
            and (obj_description(c.oid, 'pg_class') is null
                or col_description(c.oid, a.attnum) is null)
            order by 1
            """;

    @Test
    void everyTableAndColumnHasAComment() {
        assertThat(database.sql(UNDOCUMENTED).query(String.class).list()).isEmpty();
        assertThat(columns()).anyMatch("scheduled_tasks.priority smallint"::equals);
    }

    private static final String BATCH_COLUMNS = """
            select format('%s.%s %s %s not null=%s', c.relname, a.attnum, a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull)
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = :schema::regnamespace
            and c.relkind in ('r', 'S')
            and c.relname like 'batch%'
            and a.attnum > 0
            order by 1
            """;

    @Test
    void tablesOfSpringBatchEqualItsOwnScript() {
        database.sql("create schema spring").update();
        var script = new ResourceDatabasePopulator();
        script.addScript(new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
        script.execute(new DriverManagerDataSource(testDatabase.jdbcUrl() + "?currentSchema=spring",
                testDatabase.username(), testDatabase.password()));
        assertThat(batchColumns("public")).isEqualTo(batchColumns("spring")).hasSizeGreaterThan(40);
        database.sql("drop schema spring cascade").update();
    }

    private List<?> batchColumns(String schema) {
        return database.sql(BATCH_COLUMNS).param("schema", schema).query(String.class).list();
    }

    private List<?> columns() {
        return database.sql("""
                select format('%s.%s %s', table_name, column_name, data_type)
                from information_schema.columns
                where table_schema = 'public'
                order by 1
                """).query(String.class).list();
    }

    @Test
    void concurrentMigrationsSucceed() throws Exception {
        var before = columns();
        database.sql("drop schema public, staging cascade").update();
        database.sql("create schema public").update();
        Callable<Boolean> node = () -> {
            Schema.in(dataSource).migrate();
            return true;
        };
        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var finished : nodes.invokeAll(Collections.nCopies(4, node))) {
                assertThat(finished.get()).isTrue();
            }
        }
        assertThat(columns()).isEqualTo(before);
    }
}
