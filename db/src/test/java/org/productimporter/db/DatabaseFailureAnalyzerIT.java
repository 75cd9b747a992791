package org.productimporter.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Verifies the output of a program that cannot use its database.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class DatabaseFailureAnalyzerIT {

    private final TestDatabase database;

    DatabaseFailureAnalyzerIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void noServer(CapturedOutput output) throws IOException {
        int closed = freePort();
        startFails("jdbc:postgresql://127.0.0.1:" + closed + "/shop", "owner", "secret");
        assertThat(explanation(output))
                .contains("No PostgreSQL server answers at jdbc:postgresql://127.0.0.1:%d/shop as user owner"
                        .formatted(closed))
                .contains("Start the server, or correct SPRING_DATASOURCE_URL");
    }

    @Test
    void wrongPassword(CapturedOutput output) {
        startFails(database.jdbcUrl(), database.username(), "not the password");
        assertThat(explanation(output))
                .contains("The PostgreSQL server rejected the login to %s as user product_importer"
                        .formatted(database.jdbcUrl()))
                .contains("password authentication failed")
                .contains("SPRING_DATASOURCE_PASSWORD")
                .doesNotContain("not the password");
    }

    @Test
    void missingDatabase(CapturedOutput output) {
        var missing = database.jdbcUrl() + "_missing";
        startFails(missing, database.username(), database.password());
        assertThat(explanation(output))
                .contains("The database of %s as user product_importer does not exist".formatted(missing))
                .contains("create database");
    }

    @Test
    void olderServer(CapturedOutput output) throws Exception {
        try (var older = OlderServer.proxyOf(database.jdbcUrl())) {
            startFails(older.jdbcUrl(), database.username(), database.password());
        }
        assertThat(explanation(output)).contains("PostgreSQL 18 or newer is required, the server has version 15.4")
                .contains("Upgrade that server");
    }

    @Test
    void schemaOfAnUnreleasedVersion(CapturedOutput output) {
        var history = JdbcClient.create(database.dataSource());
        history.sql(
                "update flyway_schema_history set version = '0012', description = 'retention' where version = '0009'")
                .update();
        history.sql("update flyway_schema_history set checksum = checksum + 1 where version = '0002'").update();
        try {
            startFails(database.jdbcUrl(), database.username(), database.password());
        } finally {
            history.sql(
                    "update flyway_schema_history set version = '0009', description = 'history' where version = '0012'")
                    .update();
            history.sql("update flyway_schema_history set checksum = checksum - 1 where version = '0002'").update();
        }
        assertThat(explanation(output)).contains("The database " + database.jdbcUrl())
                .contains("contains the schema of an unreleased version of Product Importer")
                .contains("9 migrations, the last is 0012 (retention)")
                .contains("This version requires a new schema and has changed nothing.")
                .contains("drop schema public, staging cascade; create schema public")
                .contains("PRODUCT_IMPORTER_DATA", "docs/UPGRADING.md");
    }

    private static final String NEWER_MIGRATION = """
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            values (99, '9001', 'of the future', 'SQL', 'V9001__of_the_future.sql', 1, current_user, 1, true)
            """;

    @Test
    void schemaOfANewerVersion(CapturedOutput output) {
        var history = JdbcClient.create(database.dataSource());
        history.sql(NEWER_MIGRATION).update();
        try {
            startFails(database.jdbcUrl(), database.username(), database.password());
        } finally {
            history.sql("delete from flyway_schema_history where installed_rank = 99").update();
        }
        assertThat(explanation(output)).contains("contains the schema of a newer version of Product Importer")
                .contains("10 migrations, the last is 9001 (of the future)")
                .contains("Start the newer version");
    }

    @ParameterizedTest
    @CsvSource({"invoices, encoding 'UTF8', contains tables of another program",
            "latin, encoding 'LATIN1' locale 'C', has the encoding LATIN1; UTF8 is required"})
    void databaseOfAnotherProgram(String name, String options, String reason, CapturedOutput output) {
        var administrator = JdbcClient.create(database.superuser());
        administrator.sql("create database %s template template0 %s owner product_importer".formatted(name, options))
                .update();
        var url = database.jdbcUrl().replaceFirst("[^/]+$", name);
        JdbcClient.create(new DriverManagerDataSource(url, database.username(), database.password()))
                .sql("create table public.invoice (id bigint)")
                .update();
        startFails(url, database.username(), database.password());
        assertThat(explanation(output)).contains("The database " + url, reason)
                .contains("Create a database of its own", "SPRING_DATASOURCE_URL");
        administrator.sql("drop database " + name + " with (force)").update();
    }

    @Test
    void missingPrivilege(CapturedOutput output) {
        var administrator = JdbcClient.create(database.superuser());
        administrator.sql("create role guest login password 'guest'").update();
        startFails(database.jdbcUrl(), "guest", "guest");
        assertThat(explanation(output))
                .contains("The database user lacks a privilege in %s as user guest".formatted(database.jdbcUrl()))
                .contains("alter database ... owner to");
    }

    @Test
    void fullDiskOfTheServer(CapturedOutput output, @TempDir Path disk) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a disk");
        command("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString());
        var administrator = JdbcClient.create(database.superuser());
        try {
            var space = Files.createDirectory(disk.resolve("space"));
            administrator.sql("create tablespace small location '" + space + "'").update();
            administrator.sql(SMALL_DATABASE).update();
            fill(disk);
            var url = database.jdbcUrl().replaceFirst("[^/]+$", "small");
            startFails(url, database.username(), database.password());
            assertThat(explanation(output)).contains("The PostgreSQL server of " + url)
                    .contains("is out of disk space: could not")
                    .contains("No space left on device", "Free disk space on the server");
        } finally {
            administrator.sql("drop database small with (force)").update();
            administrator.sql("drop tablespace small").update();
            command("umount", disk.toString());
        }
    }

    private static final String SMALL_DATABASE =
            "create database small template template0 tablespace small owner product_importer";

    private static void fill(Path disk) throws IOException {
        try (var file = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                file.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void command(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void folderIsAFile(CapturedOutput output, @TempDir Path data) throws IOException {
        Files.createFile(data.resolve("postgres"));
        run("--product.importer.data=" + data);
        assertThat(explanation(output)).contains("The data folder %s/postgres cannot be used".formatted(data))
                .contains("postgres is a file, not a folder.")
                .contains("PRODUCT_IMPORTER_DATA");
    }

    private static String explanation(CapturedOutput output) {
        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat org.");
        return output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED"));
    }

    private static void startFails(String url, String username, String password) {
        run("--spring.datasource.url=" + url, "--spring.datasource.username=" + username,
                "--spring.datasource.password=" + password, "--spring.datasource.hikari.connection-timeout=2000");
    }

    private static void run(String... arguments) {
        var program = new SpringApplication(Program.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        assertThatThrownBy(() -> program.run(arguments).close()).isNotNull();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Program {}
}
