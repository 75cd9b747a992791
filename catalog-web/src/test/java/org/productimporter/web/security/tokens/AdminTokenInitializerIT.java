package org.productimporter.web.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.common.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@OnPostgres
class AdminTokenInitializerIT {

    private final DataSource dataSource;
    private final JdbcClient database;
    @TempDir private Path folder;

    AdminTokenInitializerIT(DataSource dataSource, JdbcClient database) {
        this.dataSource = dataSource;
        this.database = database;
    }

    @BeforeEach
    void noTokens() {
        database.sql("delete from api_token").update();
    }

    private AdminTokenInitializer node(String name, @Nullable Path provided) {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        var repository = new TokenRepository(database);
        return new AdminTokenInitializer(repository, transaction, new DataDirectory(folder.resolve(name)), provided);
    }

    private long tokens() {
        return database.sql("select count(*) from api_token").query(Long.class).single();
    }

    @Test
    void oneOfTenConcurrentlyStartedNodesCreatesTheToken() throws Exception {
        var nodes = IntStream.range(0, 10).mapToObj(i -> node("n" + i, null)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<?> done : nodes.stream().map(node -> threads.submit(node::afterPropertiesSet)).toList()) {
                done.get();
            }
        }

        var files = nodes.stream().flatMap(node -> node.file().stream()).toList();
        assertThat(tokens()).isEqualTo(1);
        assertThat(files).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getFirst())))
                .isEqualTo("rw-------");
    }

    @Test
    void tokenIsReadFromAFile() throws IOException {
        var file = Files.writeString(folder.resolve("token"), "an-opaque-token-of-my-own\n");
        node("a", file).afterPropertiesSet();
        node("b", null).afterPropertiesSet();

        assertThat(database.sql("select id from api_token").query(String.class).list())
                .containsExactly(BearerToken.parse("an-opaque-token-of-my-own").orElseThrow().id());
        assertThat(folder.resolve("a/admin-token")).doesNotExist();
    }

    @Test
    void invalidTokenStopsTheStart() throws IOException {
        var file = Files.writeString(folder.resolve("token"), "short");

        assertThatThrownBy(() -> node("a", file).afterPropertiesSet()).hasMessageContaining(file.toString())
                .hasMessageContaining("20 to 256 printable characters");
        assertThat(tokens()).isZero();
    }
}
