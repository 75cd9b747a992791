package org.productimporter.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// While the database is away, every request is answered within two seconds, and the server says that it is alive.
@WebServerTest
@OnPostgres
@Timeout(120)
class DatabaseOutageIT {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    private final String database;
    private final JdbcClient superuser;
    private Rest administrator;
    private Rest anonymous;
    private String session = "";

    DatabaseOutageIT(TestDatabase database) {
        var url = database.jdbcUrl();
        var name = url.substring(url.lastIndexOf('/') + 1);
        int parameters = name.indexOf('?');
        this.database = parameters < 0 ? name : name.substring(0, parameters);
        this.superuser = JdbcClient.create(
                new DriverManagerDataSource(url.replace("/" + name, "/postgres"), "postgres", database.password()));
    }

    @BeforeEach
    void endTheDatabase() {
        administrator = Rest.administrator(port, data.root());
        anonymous = new Rest(port, null);
        administrator.json("/api/users",
                "{\"name\": \"anna\", \"role\": \"admin\", \"password\": \"blue whale on ice\"}");
        session = anonymous.signIn("anna", "blue whale on ice").cookie("JSESSIONID");
        allowConnections(false);
        superuser.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                .param("name", database)
                .query((_, _) -> true)
                .list();
    }

    @AfterEach
    void allowAgain() {
        allowConnections(true);
    }

    private void allowConnections(boolean allowed) {
        superuser.sql("alter database \"" + database + "\" with allow_connections " + allowed).update();
    }

    private Rest.Answer get(Rest client, String path, String... headers) {
        var request = client.request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        var start = System.nanoTime();
        var answer = client.send(request.build());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(path).isLessThan(LIMIT);
        return answer;
    }

    @Test
    void everybodyGetsAnAnswerInTime() {
        try (var log = new LogCapture()) {
            restAnswers503();
            probesAnswer();
            peopleGetAPage();
            assertThat(log.alarms().stream().filter(line -> line.contains("org.productimporter.web.errors"))).isEmpty();
        }
        allowConnections(true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(administrator.get("/api/imports").status()).isEqualTo(200));
    }

    private void restAnswers503() {
        for (var path : new String[] {"/api/imports", "/api/products", "/api/tokens", "/actuator/prometheus"}) {
            var answer = get(administrator, path);
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as(path).isEqualTo("5");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().path("title").asString()).isEqualTo("The database does not answer");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(get(anonymous, "/api/imports").status()).isEqualTo(401);
    }

    private void probesAnswer() {
        for (var client : new Rest[] {administrator, anonymous}) {
            assertThat(get(client, "/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(get(client, "/actuator/health/readiness").status()).isEqualTo(503);
        }
    }

    private void peopleGetAPage() {
        assertThat(get(anonymous, "/login", "Accept", "text/html").header("Content-Type")).startsWith("text/html");
        var page = get(anonymous, "/imports", "Accept", "text/html", "Cookie", session);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).contains("<h1>The database does not answer</h1>");
        var start = System.nanoTime();
        assertThat(anonymous.signIn("anna", "blue whale on ice").status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
    }
}
