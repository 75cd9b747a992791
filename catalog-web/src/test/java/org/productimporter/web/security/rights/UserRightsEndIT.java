package org.productimporter.web.security.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.users.UserPrincipal;
import org.productimporter.web.security.users.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Each way in which the rights of a user end, applied to an open page with its push connection and session. The rights end by
/// SQL, as on another node: this server learns it from the database only.
@WebServerTest
@Timeout(60)
class UserRightsEndIT {

    /// A second, and another one for a busy computer.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final String PASSWORD = "blue whale on ice";

    @LocalServerPort private int port;
    @Autowired private UserService users;
    @Autowired private JdbcClient database;

    private UserService.User anna;

    /// How the rights of a user end.
    enum End {
        DISABLED("update app_user set enabled = false, version = version + 1 where name = 'anna'"),
        DELETED("delete from app_user where name = 'anna'"),
        DEMOTED("update app_user set role = 'viewer', version = version + 1 where name = 'anna'"),
        PASSWORD_CHANGED("update app_user set password_hash = 'x', version = version + 1 where name = 'anna'");

        private final String sql;

        End(String sql) {
            this.sql = sql;
        }
    }

    @BeforeEach
    void createAnna() {
        database.sql("delete from app_user").update();
        anna = SystemActor.of("test", Scope.ADMIN)
                .call(() -> users.create(new UserService.NewUser("anna", Role.ADMIN, PASSWORD)));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private void end(String sql) {
        assertThat(database.sql(sql).update()).isEqualTo(1);
    }

    private String signIn() {
        return new Rest(port, null).signIn("anna", PASSWORD).cookie("JSESSIONID");
    }

    private PushClient push(String session) {
        return PushClient.open(port, session, "users", "http://localhost:" + port);
    }

    @ParameterizedTest
    @EnumSource
    void pageEndsAndItsPushConnectionIsClosed(End way) throws Exception {
        var session = signIn();
        try (var page = push(session)) {
            assertThat(page.isClosed()).isFalse();

            end(way.sql);

            await().pollInterval(Duration.ofMillis(20)).atMost(AT_ONCE).until(page::isClosed);
        }
        var console = new Rest(port, null);
        var again = console.send(console.request("/users").header("Cookie", session).GET().build());
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.header("Location")).endsWith("/login");
    }

    @ParameterizedTest
    @EnumSource
    void servicesRejectTheUserOverAnyConnection(End way) {
        var principal = new UserPrincipal(anna.id(), "anna", null, Role.ADMIN, true, 1);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities()));
        assertThat(users.list()).hasSize(1);

        end(way.sql);

        await().pollInSameThread()
                .atMost(AT_ONCE)
                .untilAsserted(() -> assertThatThrownBy(() -> users.list()).isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void pushConnectionOfAPageOfAnotherSiteIsRefused() {
        var session = signIn();
        assertThatThrownBy(() -> PushClient.open(port, session, "users", "https://evil.example"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
