package org.productimporter.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresIT {

    @TempDir private Path folder;

    @Test
    void dataPortAndPasswordSurviveARestart() {
        String url;
        try (var server = start()) {
            url = server.jdbcUrl();
            client(server).sql("create table note (text text)").update();
            client(server).sql("insert into note values ('kept')").update();
        }
        try (var server = start()) {
            assertThat(server.jdbcUrl()).isEqualTo(url);
            assertThat(notes(server)).isEqualTo("kept");
        }
    }

    @Test
    void settingsAreDurableLocalAndIndependentOfTheMachine() {
        var options = new ServerOptions(folder, SharedBinaries.FOLDER, 0, Map.of("work_mem", "7MB"));
        try (var server = EmbeddedPostgres.start(options)) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(setting(server, setting)).as(setting).isEqualTo("on");
            }
            assertThat(setting(server, "max_wal_size")).isEqualTo("4GB");
            assertThat(setting(server, "checkpoint_timeout")).isEqualTo("15min");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "is_superuser")).isEqualTo("off");
            assertThat(setting(server, "work_mem")).as("overridden").isEqualTo("7MB");
            assertThat(client(server).sql(LOCALE).query(String.class).single()).isEqualTo("UTF8 b C.UTF-8");
        }
    }

    private static final String LOCALE = """
            select concat_ws(' ', pg_encoding_to_char(encoding), datlocprovider, datlocale)
            from pg_database
            where datname = current_database()
            """;

    @Test
    void loginRequiresThePassword() throws Exception {
        try (var server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), "postgres", "not the password"))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void killedServerIsRestartedWithItsData() throws Exception {
        try (var server = start()) {
            client(server).sql("create table note (text text)").update();
            client(server).sql("insert into note values ('kept')").update();
            long killed = server.pid();
            try (var busy = connection(server).getConnection(); var statement = busy.createStatement()) {
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                assertThatThrownBy(() -> statement.execute("select pg_sleep(60)")).isInstanceOf(SQLException.class);
            }
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> notes(server).equals("kept"));
            assertThat(server.pid()).isNotEqualTo(killed);
        }
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void serverKilledTwiceIsRestartedTwice() {
        try (var server = start()) {
            for (int kill = 0; kill < 2; kill++) {
                long killed = server.pid();
                ProcessHandle.of(killed).orElseThrow().destroyForcibly();
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> server.pid() != killed && setting(server, "fsync").equals("on"));
            }
        }
    }

    private EmbeddedPostgres start() {
        return SharedBinaries.start(folder);
    }

    private static String notes(EmbeddedPostgres server) {
        return client(server).sql("select text from note").query(String.class).single();
    }

    private static String setting(EmbeddedPostgres server, String name) {
        return client(server).sql("select current_setting(:name)").param("name", name).query(String.class).single();
    }

    private static JdbcClient client(EmbeddedPostgres server) {
        return JdbcClient.create(connection(server));
    }

    private static DriverManagerDataSource connection(EmbeddedPostgres server) {
        return new DriverManagerDataSource(server.jdbcUrl(), server.username(), server.password());
    }
}
