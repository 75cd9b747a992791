package org.productimporter.web.security.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
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
class TokenApiIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    private Rest administrator;

    @BeforeEach
    void signIn() {
        administrator = Rest.administrator(port, data.root());
        database.sql("delete from api_token where created_by <> 'server'").update();
        database.sql("delete from app_user").update();
    }

    @Test
    void administratorsCreateListAndRevokeTokens() {
        var created = administrator.json("/api/tokens", "{\"name\": \"shop\", \"scopes\": [\"imports:read\"]}");
        assertThat(created.status()).isEqualTo(201);
        var secret = created.json().path("secret").asString();
        var id = created.json().path("token").path("id").asString();
        assertThat(secret).matches("pcat_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}").contains(id);
        assertThat(Instant.parse(created.json().path("token").path("expires_at").asString()))
                .isAfter(Instant.now().plusSeconds(364L * 86400));
        assertThat(administrator.get("/api/tokens").body()).contains(id).doesNotContain(secret);
        assertThat(new Rest(port, secret).get("/api/imports").status()).isEqualTo(200);
        assertThat(administrator.json("/api/tokens", "{\"name\": \"shop\", \"scopes\": [\"admin\"]}").status())
                .isEqualTo(409);
        assertThat(administrator.json("/api/tokens", "{\"name\": \"s\", \"scopes\": [\"all\"]}").status())
                .isEqualTo(400);

        assertThat(administrator.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertThat(new Rest(port, secret).get("/api/imports").status()).isEqualTo(401);
        assertThat(administrator.delete("/api/tokens/" + id).status()).isEqualTo(404);
        assertThat(database.sql("select string_agg(t::text, '') from api_token t").query(String.class).single())
                .doesNotContain(secret);
    }

    @Test
    void lastAdministratorTokenCannotBeRevoked() {
        var own = database.sql("select id from api_token where created_by = 'server'").query(String.class).single();
        assertThat(administrator.delete("/api/tokens/" + own).status()).isEqualTo(409);
    }

    private String user(String name, String role) {
        var answer = administrator.json("/api/users",
                "{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"blue whale on ice\"}".formatted(name, role));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "/api/users/" + answer.json().path("id").asLong();
    }

    private Rest tokenOf(String owner, String scope) {
        var answer = administrator.json("/api/tokens", "{\"name\": \"%s\", \"scopes\": [\"%s\"], \"owner\": \"%s\"}"
                .formatted(UUID.randomUUID(), scope, owner));
        assertThat(answer.json().path("token").path("owner").asString()).isEqualToIgnoringCase(owner);
        return new Rest(port, answer.json().path("secret").asString());
    }

    @Test
    void tokenHasAtMostTheScopesOfItsOwner() {
        user("root", "admin");
        var anna = user("anna", "admin");
        var token = tokenOf("ANNA", "admin");
        assertThat(token.get("/api/users").status()).isEqualTo(200);
        assertThat(administrator.patch(anna, "{\"role\": \"viewer\"}").status()).isEqualTo(200);
        assertThat(token.get("/api/users").status()).isEqualTo(403);
        assertThat(token.get("/api/imports").status()).isEqualTo(200);
    }

    @Test
    void tokenCreatedByATokenHasTheSameOwner() {
        user("root", "admin");
        var anna = user("anna", "admin");
        var child = tokenOf("anna", "admin").limitedTo("admin");
        assertThat(child.get("/api/users").status()).isEqualTo(200);
        assertThat(administrator.patch(anna, "{\"enabled\": false}").status()).isEqualTo(200);
        assertThat(child.get("/api/users").status()).isEqualTo(401);
    }

    @Test
    void tokensAreRevokedWithTheirOwner() {
        var bob = user("bob", "editor");
        var carl = user("carl", "editor");
        var tokenOfBob = tokenOf("bob", "imports:read");
        var tokenOfCarl = tokenOf("carl", "imports:read");
        administrator.patch(bob, "{\"enabled\": false}");
        administrator.delete(carl);
        assertThat(tokenOfBob.get("/api/imports").status()).isEqualTo(401);
        assertThat(tokenOfCarl.get("/api/imports").status()).isEqualTo(401);
        administrator.patch(bob, "{\"enabled\": true}");
        assertThat(tokenOfBob.get("/api/imports").status()).isEqualTo(401);
        assertThat(
                database.sql("select count(*) from api_token where revoked_at is not null").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void unknownOwnerIsRejected() {
        var answer =
                administrator.json("/api/tokens", "{\"name\": \"x\", \"scopes\": [\"admin\"], \"owner\": \"ghost\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("owner");
    }
}
