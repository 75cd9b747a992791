package org.productimporter.web.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductEvent;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@WebServerTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class AuditIT {

    private static final SystemActor TEST = SystemActor.of("test", Scope.ADMIN);

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private AuditService audit;
    @Autowired private RefusalLog refusals;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionOperations transaction;
    @Autowired private JdbcClient database;

    private Rest administrator;

    @BeforeEach
    void emptyLog() {
        refusals.flush();
        administrator = Rest.administrator(port, data.root());
        database.sql("alter table audit_log disable trigger user").update();
        database.sql("delete from audit_log").update();
        database.sql("alter table audit_log enable trigger user").update();
        database.sql("delete from app_user").update();
    }

    private List<String> actions() {
        return database.sql("select action || ' ' || object as shown from audit_log order by id")
                .query((row, number) -> row.getString("shown"))
                .list();
    }

    @Test
    void recordsRestRequests() {
        var user = administrator.json("/api/users",
                "{\"name\": \"anna\", \"role\": \"viewer\", \"password\": \"blue whale on ice\"}");
        administrator.patch(user.header("Location"), "{\"role\": \"editor\"}");
        var token = administrator
                .json("/api/tokens", "{\"name\": \"t\", \"scopes\": [\"imports:read\"], \"owner\": \"anna\"}")
                .json();
        var id = token.path("token").path("id").asString();
        var client = new Rest(port, token.path("secret").asString());
        client.get("/api/users?secret=canary");
        new Rest(port, "invalid-token-of-nobody").get("/api/users");
        administrator.delete(user.header("Location"));

        assertThat(actions()).containsExactly("user.created user:anna", "user.changed user:anna",
                "token.created token:" + id, "access.denied GET /api/users", "token.refused GET /api/users",
                "token.revoked token:" + id, "user.deleted user:anna");
        var results = administrator.get("/api/audit?action=user.changed").json().path("results");
        assertThat(results).hasSize(1);
        var changed = results.path(0);
        assertThat(changed.path("before").toString()).isEqualTo("{\"role\":\"viewer\"}");
        assertThat(changed.path("after").toString()).isEqualTo("{\"role\":\"editor\"}");
        assertThat(changed.path("actor").asString()).startsWith("token:");
        assertThat(changed.path("address").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        var denied = administrator.get("/api/audit?action=access").json().path("results").path(0);
        assertThat(denied.path("actor").asString()).isEqualTo("token:" + id);
    }

    @Test
    void recordsTheOwnerOfATokenAndSignOuts() {
        administrator.json("/api/users",
                "{\"name\": \"anna\", \"role\": \"viewer\", \"password\": \"blue whale on ice\"}");
        administrator.json("/api/tokens", "{\"name\": \"o\", \"scopes\": [\"imports:read\"], \"owner\": \"anna\"}");
        var session = new Rest(port, null).signIn("anna", "blue whale on ice").cookie("JSESSIONID");
        var console = new Rest(port, null);
        var token = console.get("/login").cookie("XSRF-TOKEN");
        console.send(console.request("/logout")
                .header("Cookie", session + "; " + token)
                .header("X-XSRF-TOKEN", token.substring(token.indexOf('=') + 1))
                .POST(BodyPublishers.noBody())
                .build());

        assertThat(administrator.get("/api/audit?action=token.created")
                .json()
                .path("results")
                .path(0)
                .path("after")
                .path("owner")
                .asString()).isEqualTo("anna");
        assertThat(actions()).contains("sign-in.accepted user:anna", "sign-out user:anna");
    }

    @Test
    void refusedRequestsOfOneCallerAreFewEntries() {
        var client = administrator.limitedTo("imports:read");
        for (var i = 0; i < 50; i++) {
            client.get("/api/users/" + i);
            new Rest(port, "invalid-token-of-nobody").get("/api/imports/" + i);
        }
        // Usually one of each; more if a minute has just ended.
        assertThat(actions().stream().filter(action -> !action.startsWith("token.created")).toList())
                .hasSizeBetween(2, 6)
                .contains("access.denied GET /api/users/0", "token.refused GET /api/imports/0");
    }

    @Test
    void recordsImports() {
        var upload = administrator.csv("/api/imports", "sku\nA-1\n", Map.of());
        var number = upload.json().path("id").asLong();
        administrator.post("/api/imports/" + number + "/stop");
        administrator.delete("/api/imports/" + number);

        assertThat(actions()).containsExactly("import.requested import:" + number, "import.stopped import:" + number,
                "import.deleted import:" + number);
    }

    @Test
    void listsByPagesAndFilters() {
        for (var i = 0; i < 5; i++) {
            var object = "thing:" + i;
            SystemActor.of("task" + i % 2).run(() -> audit.record(AuditEvent.of("thing.created", object)));
        }
        var first = administrator.get("/api/audit?action=thing&page_size=3").json();
        assertThat(first.path("results")).hasSize(3);
        assertThat(first.path("results").path(0).path("object").asString()).isEqualTo("thing:4");
        var cursor = first.path("next_cursor").asString();
        var second = administrator.get("/api/audit?action=thing&page_size=3&cursor=" + cursor).json();
        assertThat(second.path("results")).hasSize(2);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(administrator.get("/api/audit?actor=server:task1").json().path("results")).hasSize(2);
        assertThat(administrator.get("/api/audit?action=thin").json().path("results")).isEmpty();
        assertThat(administrator.get("/api/audit?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z")
                .json()
                .path("results")).isEmpty();
        assertThat(administrator.get("/api/audit?from=yesterday").status()).isEqualTo(400);
    }

    @Test
    void escapesLineBreaks() {
        audit.record(AuditEvent.created("thing.created", "a\r\nb\u2028c\u0000", Map.of("text", "x\u0000\ny")));
        assertThat(actions()).containsExactly("thing.created a\\u000d\\u000ab\\u2028c\\u0000");
        assertThat(database.sql("select new::text from audit_log").query(String.class).single())
                .isEqualTo("{\"text\": \"x\ufffd\\ny\"}");
    }

    @Test
    void recordsTheChangedFieldsOfProducts() {
        var before = product("Anvil", "1.00", 1);
        var after = product("Anvil", "2.00", 2);
        transaction.executeWithoutResult(
                status -> events.publishEvent(new ProductEvent.Updated(before, after, "user:anna")));
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new ProductEvent.Created(before, "user:anna"));
            status.setRollbackOnly();
        });
        var entries = TEST.call(() -> audit.page(none(), null, 10)).results();
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().actor()).isEqualTo("user:anna");
        assertThat(entries.getFirst().object()).isEqualTo("product:17");
        assertThat(String.valueOf(entries.getFirst().before())).isEqualTo("{\"price\":\"1.00\",\"version\":1}");
        assertThat(String.valueOf(entries.getFirst().after())).isEqualTo("{\"price\":\"2.00\",\"version\":2}");
    }

    private static AuditService.Filter none() {
        return new AuditService.Filter(null, null, null, null);
    }

    private static Product product(String name, String price, long version) {
        return new Product(17, "A-1", name, "", new BigDecimal(price), true, Instant.EPOCH, Instant.EPOCH, version);
    }

    @Test
    void secretsAppearInNoLog(CapturedOutput output) {
        var password = "canary whale on ice";
        var reset = "canary whale on fire";
        var created = administrator.json("/api/users",
                "{\"name\": \"anna\", \"role\": \"viewer\", \"password\": \"" + password + "\"}");
        administrator.json(created.header("Location") + "/password", "{\"password\": \"" + reset + "\"}");
        administrator.json("/api/users", "{\"name\": \"x\", \"password\": \"" + password + "\", \"rol\": 1}");
        var token = administrator.json("/api/tokens", "{\"name\": \"u\", \"scopes\": [\"imports:read\"]}")
                .json()
                .path("secret")
                .asString();
        new Rest(port, token).get("/api/users");
        new Rest(port, token + "x").get("/api/users");
        var anonymous = new Rest(port, null);
        anonymous.json("/api/setup",
                "{\"code\": \"canary-code\", \"name\": \"x\", \"password\": \"" + password + "\"}");

        var entries = database.sql("select coalesce(string_agg(t::text, ' '), '') from audit_log t")
                .query(String.class)
                .single();
        assertThat(entries).contains("user.password-reset").doesNotContain("canary", token);
        assertThat(output.getAll()).contains("Token ").doesNotContain("canary", token);
    }
}
