package org.productimporter.db.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.sql.DataSource;
import org.productimporter.db.Schema;
import org.productimporter.db.SqlFile;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One migrated database and a connection pool for it. Thread-safe.
public final class TestDatabase {

    private static final String RESTORE = SqlFile.read(TestDatabase.class, "restore.sql");
    private static final int LOCK_ATTEMPTS = 5;

    private final String jdbcUrl;
    private final String username;
    private final String password;
    private final HikariDataSource pool;

    TestDatabase(String jdbcUrl, String username, String password) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.password = password;
        this.pool = pool();
    }

    /// JDBC URL without user and password.
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /// The owner of the database, not a superuser.
    public String username() {
        return username;
    }

    /// The password of [#username()].
    public String password() {
        return password;
    }

    /// Returns the pool of up to 20 connections, which has the driver settings of production.
    public DataSource dataSource() {
        return pool;
    }

    /// Returns connections of the superuser, not pooled, for actions of a database administrator.
    public DataSource superuser() {
        return new DriverManagerDataSource(jdbcUrl, "postgres", password);
    }

    /// Stores the rows of all tables at the first call, and restores them at each further call.
    void restore() {
        var database = JdbcClient.create(superuser());
        for (var attempt = 1;; attempt++) {
            try {
                database.sql(RESTORE).update();
                return;
            } catch (PessimisticLockingFailureException e) {
                // A background task of the application uses the same tables in another order.
                if (attempt == LOCK_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    void closeIdleConnections() {
        var running = pool.getHikariPoolMXBean();
        if (running != null) {
            running.softEvictConnections();
        }
    }

    void close() {
        pool.close();
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        new Binder(new MapConfigurationPropertySource(productionDefaults())).bind("spring.datasource.hikari",
                Bindable.ofInstance(config));
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(username);
        config.setPassword(password);
        config.setPoolName("test");
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("set time zone '" + TestServer.TIME_ZONE + "'");
        return new HikariDataSource(config);
    }

    private static Properties productionDefaults() {
        try {
            return PropertiesLoaderUtils.loadProperties(new ClassPathResource("db-defaults.properties", Schema.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
