package org.productimporter.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
@SpringBootTest(classes = SpringBootOnPostgresIT.Program.class, properties = "product.importer.node=n1")
class SpringBootOnPostgresIT {

    private final HikariDataSource pool;
    private final JdbcClient database;

    SpringBootOnPostgresIT(@Autowired HikariDataSource pool, @Autowired JdbcClient database) {
        this.pool = pool;
        this.database = database;
    }

    @Test
    void applicationUsesTheDatabaseOfTheTestClass(TestDatabase testDatabase) {
        assertThat(pool.getJdbcUrl()).isEqualTo(testDatabase.jdbcUrl());
        assertThat(JdbcClient.create(testDatabase.dataSource()).sql(CURRENT_DATABASE).query(String.class).single())
                .isEqualTo(database.sql(CURRENT_DATABASE).query(String.class).single());
    }

    private static final String CURRENT_DATABASE = "select current_database()";

    @Test
    void sessionsHaveTheSettingsOfProduction() {
        assertThat(database.sql("""
                select name || '=' || setting
                from pg_settings
                where name in ('TimeZone', 'application_name', 'jit',
                    'idle_in_transaction_session_timeout',
                    'tcp_user_timeout')
                order by name collate "C"
                """).query(String.class).list()).containsExactly("TimeZone=UTC", "application_name=product-importer n1",
                "idle_in_transaction_session_timeout=60000", "jit=off", "tcp_user_timeout=60000");
        assertThat(pool.getMaximumPoolSize()).isEqualTo(20);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Program {}
}
