package org.productimporter.web.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
@Timeout(60)
class UserApiIT {

    private static final String PASSWORD = "blue whale on ice";

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    private Rest administrator;

    @BeforeEach
    void noUsers() {
        administrator = Rest.administrator(port, data.root());
        database.sql("delete from app_user").update();
    }

    private Rest.Answer create(String name, String role, String password) {
        return administrator.json("/api/users",
                "{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, password));
    }

    private String path(String name, String role) {
        var answer = create(name, role, PASSWORD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.header("Location");
    }

    @Test
    void administratorsKeepUsers() {
        var path = path("anna", "editor");
        var anna = administrator.get(path).json();
        assertThat(anna.propertyNames()).containsExactlyInAnyOrder("id", "name", "role", "enabled", "failed_attempts",
                "created_at", "created_by", "password_changed_at", "last_sign_in_at");
        assertThat(anna.path("created_by").asString()).startsWith("token:");
        var changed = administrator.patch(path, "{\"role\": \"operator\", \"enabled\": false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("role").asString()).isEqualTo("operator");
        assertThat(changed.json().path("enabled").asBoolean()).isFalse();
        assertThat(administrator.get("/api/users").json().path("results")).hasSize(1);
        assertThat(administrator.delete(path).status()).isEqualTo(204);
        assertThat(administrator.get(path).status()).isEqualTo(404);
        assertThat(administrator.delete(path).status()).isEqualTo(404);
    }

    /// A body and the field at fault; GOOD stands for a password that is.
    private record Case(String body, String field) {}

    private static final List<Case> BAD = List.of(new Case("{'role': 'viewer', 'password': 'GOOD'}", "name"),
            new Case("{'name': 'a b', 'role': 'viewer', 'password': 'GOOD'}", "name"),
            new Case("{'name': 'a\\r\\nb', 'role': 'viewer', 'password': 'GOOD'}", "name"),
            new Case("{'name': 'anna', 'role': 'boss', 'password': 'GOOD'}", "role"),
            new Case("{'name': 'anna', 'role': 'viewer', 'password': 'short'}", "password"),
            new Case("{'name': 'anna', 'role': 'viewer', 'password': 'password1234'}", "password"),
            new Case("{'name': 'anna', 'role': 'viewer', 'password': 'GOOD', 'id': 7}", "id"),
            new Case("{'name': 'anna', 'role': 'viewer', 'password': 'GOOD', 'enabled': true}", "enabled"));

    @Test
    void badUsersAreRefusedWithTheFieldAtFault() {
        for (var bad : BAD) {
            var answer = administrator.json("/api/users", bad.body().replace('\'', '"').replace("GOOD", PASSWORD));
            assertThat(answer.status()).as(bad.body()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString()).as(bad.body())
                    .isEqualTo(bad.field());
            assertThat(answer.body()).doesNotContain(PASSWORD).doesNotContain("password1234");
        }
        assertThat(administrator.get("/api/users").json().path("results")).isEmpty();
    }

    @Test
    void aNameIsTakenInAnyCase() {
        path("Zoë", "viewer");
        assertThat(create("ZOË", "viewer", PASSWORD).status()).isEqualTo(409);
    }

    @Test
    void theLastAdministratorStays() {
        var last = path("root", "admin");
        path("anna", "editor");
        assertThat(administrator.delete(last).status()).isEqualTo(409);
        assertThat(administrator.patch(last, "{\"enabled\": false}").status()).isEqualTo(409);
        assertThat(administrator.patch(last, "{\"role\": \"editor\"}").status()).isEqualTo(409);
        path("second", "admin");
        assertThat(administrator.patch(last, "{\"role\": \"editor\"}").status()).isEqualTo(200);
    }

    @Test
    void twoAdministratorsCannotRemoveEachOtherAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            database.sql("delete from app_user").update();
            var first = path("first", "admin");
            var second = path("second", "admin");
            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<Integer> removeFirst = () -> administrator.delete(first).status();
                Callable<Integer> disableSecond = () -> administrator.patch(second, "{\"enabled\": false}").status();
                var answers = threads.invokeAll(List.of(removeFirst, disableSecond));
                assertThat(answers).extracting(answer -> answer.get()).filteredOn(status -> status == 409).hasSize(1);
            }
            assertThat(database.sql("select count(*) from app_user where role = 'admin' and enabled")
                    .query(Long.class)
                    .single()).isEqualTo(1);
        }
    }

    @Test
    void aPasswordIsKeptAsAHashOnly() {
        var path = path("anna", "viewer");
        var hash = "select password_hash from app_user";
        var before = database.sql(hash).query(String.class).single();
        assertThat(before).startsWith("{argon2}$argon2id$").doesNotContain(PASSWORD);
        assertThat(administrator.json(path + "/password", "{\"password\": \"a green whale instead\"}").status())
                .isEqualTo(204);
        assertThat(database.sql(hash).query(String.class).single()).startsWith("{argon2}$argon2id$")
                .isNotEqualTo(before);
    }
}
