package org.productimporter.db.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.sql.DataSource;
import org.productimporter.db.Schema;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A migrated database with a connection pool. Thread-safe.
public final class TestDatabase {

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

    /// The owner of the database. Not a superuser.
    public String username() {
        return username;
    }

    /// The password of [#username()].
    public String password() {
        return password;
    }

    /// The pool: up to 20 connections with the driver settings of production.
    public DataSource dataSource() {
        return pool;
    }

    /// Connections of the superuser, not pooled.
    public DataSource superuser() {
        return new DriverManagerDataSource(jdbcUrl, "postgres", password);
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
