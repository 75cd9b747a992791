package org.productimporter.web.security.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.users.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@OnPostgres
@WebServerTest
@Timeout(60)
class SetupIT {

    private static final String PASSWORD = "blue whale on ice";

    @LocalServerPort private int port;
    @Autowired private SetupRepository repository;
    @Autowired private UserService users;
    @Autowired private RateLimiter limiter;
    @Autowired private TransactionOperations transaction;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private JdbcClient database;
    @TempDir private Path folder;

    @BeforeEach
    void newServer() {
        database.sql("delete from app_user").update();
        database.sql("delete from setup").update();
    }

    /// One node of a cluster with a shared data folder.
    private record Node(SetupService setup, SetupInitializer start) {}

    private Node node(Clock clock, @Nullable Path password) {
        var code = new SetupCode(repository, new DataDirectory(folder), clock);
        return new Node(new SetupService(repository, code, users, limiter, transaction, events),
                new SetupInitializer(repository, code, users, transaction, password));
    }

    private Node started() {
        var node = node(Clock.systemUTC(), null);
        node.start().afterPropertiesSet();
        return node;
    }

    private String code() {
        try {
            return Files.readString(folder.resolve("setup-code")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        return database.sql("select name || ' ' || role || ' ' || created_by as shown from app_user")
                .query((row, number) -> row.getString("shown"))
                .list();
    }

    @Test
    void setupCodeCreatesTheFirstAdministrator() throws IOException {
        var node = started();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("setup-code"))))
                .isEqualTo("rw-------");
        assertThat(code().replace("-", "")).hasSize(24);
        assertThat(node.setup().isOpen()).isTrue();
        var typed = code().toUpperCase(Locale.ROOT).replace("-", " ");

        node.setup().complete(typed, "anna", PASSWORD);

        assertThat(names()).containsExactly("anna admin server:setup");
        assertThat(node.setup().isOpen()).isFalse();
        assertThat(folder.resolve("setup-code")).doesNotExist();
        assertThat(database.sql("select code_hash from setup").query(byte[].class).optional()).isEmpty();
    }

    @Test
    void wrongCodeOrWeakPasswordLeavesTheSetupOpen() {
        var node = started();
        assertThatThrownBy(() -> node.setup().complete("not it", "anna", PASSWORD)).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.getStatusCode().value()).isEqualTo(403));
        assertThatThrownBy(() -> node.setup().complete(code(), "anna", "short"))
                .hasMessageContaining("12 to 128 characters");
        assertThat(node.setup().isOpen()).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void oneOfManyConcurrentSetupsSucceeds() throws Exception {
        started();
        var code = code();
        var nodes = IntStream.range(0, 8).mapToObj(i -> node(Clock.systemUTC(), null).setup()).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = nodes.stream()
                    .map(setup -> (Callable<Integer>) () -> outcome(setup, code, nodes.indexOf(setup)))
                    .toList();
            assertThat(threads.invokeAll(calls)).extracting(answer -> answer.get())
                    .containsOnlyOnce(201)
                    .containsOnly(201, 404);
        }
        assertThat(names()).hasSize(1);
    }

    private static int outcome(SetupService setup, String code, int number) {
        try {
            setup.complete(code, "user" + number, PASSWORD);
            return 201;
        } catch (ProblemException e) {
            return e.getStatusCode().value();
        }
    }

    @Test
    void concurrentlyStartedNodesShareOneCode() {
        started();
        var first = code();
        started();
        assertThat(code()).isEqualTo(first);
    }

    @Test
    void codeIsValidForADayAndThenReplaced() {
        var node = started();
        var old = code();
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(24).plusMinutes(1));
        var tomorrow = node(later, null);
        assertThatThrownBy(() -> tomorrow.setup().complete(old, "anna", PASSWORD)).hasMessageContaining("expired");
        tomorrow.start().prepare();
        assertThat(code()).isNotEqualTo(old);
        assertThatThrownBy(() -> node.setup().complete(old, "anna", PASSWORD))
                .hasMessageContaining("not the setup code");
        tomorrow.setup().complete(code(), "anna", PASSWORD);
        assertThat(names()).hasSize(1);
    }

    @Test
    void passwordIsReadFromAFile() throws IOException {
        var file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        var node = node(Clock.systemUTC(), file);
        node.start().afterPropertiesSet();
        assertThat(names()).containsExactly("admin admin server:setup");
        assertThat(node.setup().isOpen()).isFalse();

        database.sql("update app_user set name = 'renamed'").update();
        node(Clock.systemUTC(), file).start().afterPropertiesSet();
        assertThat(names()).containsExactly("renamed admin server:setup");
    }

    @Test
    void weakPasswordInTheFileStopsTheStart() throws IOException {
        var file = Files.writeString(folder.resolve("password"), "short\n");
        assertThatThrownBy(() -> node(Clock.systemUTC(), file).start().afterPropertiesSet())
                .hasMessageContaining("12 to 128 characters");
        assertThat(names()).isEmpty();
    }

    /// The only test that completes the setup of the server, so it tests all of REST.
    @Test
    void restCompletesTheSetupOnceAndReturnsNotFoundAfterwards() throws IOException {
        started();
        var body = "{\"code\": \"%s\", \"name\": \"anna\", \"password\": \"" + PASSWORD + "\"}";
        var anonymous = new Rest(port, null);
        assertThat(anonymous.json("/api/setup", body.formatted("wrong")).status()).isEqualTo(403);
        var done = anonymous.json("/api/setup", body.formatted(code()));
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(done.json().path("role").asString()).isEqualTo("admin");
        assertThat(anonymous.json("/api/setup", body.formatted("wrong")).status()).isEqualTo(404);
        assertThat(anonymous.get("/api/setup").status()).isEqualTo(401);
        requireNotFoundBeforeTheBody();
    }

    /// Announces 60 MB and sends none of them.
    private void requireNotFoundBeforeTheBody() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write("""
                    POST /api/setup HTTP/1.1
                    Host: localhost
                    Content-Type: application/json
                    Content-Length: 60000000

                    """.replace("\n", "\r\n").getBytes(US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 404");
        }
    }
}
