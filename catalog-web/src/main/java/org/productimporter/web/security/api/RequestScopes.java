package org.productimporter.web.security.api;

import static org.productimporter.web.security.Scope.ADMIN;
import static org.productimporter.web.security.Scope.IMPORTS_READ;
import static org.productimporter.web.security.Scope.IMPORTS_WRITE;
import static org.productimporter.web.security.Scope.PRODUCTS_READ;
import static org.productimporter.web.security.Scope.PRODUCTS_WRITE;
import static org.productimporter.web.security.Scope.WEBHOOKS_MANAGE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.productimporter.web.security.Scope;
import org.springframework.http.HttpMethod;

/// The scope that each request needs. A path without a rule is denied, and a controller without a rule fails a test.
final class RequestScopes {

    /// A request with this method and path needs this scope.
    record Rule(HttpMethod method, String path, Scope scope) {}

    static final List<Rule> RULES = Stream.of(
            rules(PRODUCTS_READ, GET, "/api/products", "/api/products/export.csv", "/api/products/export.xlsx",
                    "/api/products/by-sku/{sku}", "/api/products/by-sku/{sku}/history", "/api/products/{id}",
                    "/api/products/{id}/history"),
            rules(PRODUCTS_WRITE, POST, "/api/products", "/api/products/bulk-delete", "/api/products/bulk-update"),
            rules(PRODUCTS_WRITE, PUT, "/api/products/{id}"), rules(PRODUCTS_WRITE, PATCH, "/api/products/{id}"),
            rules(PRODUCTS_WRITE, DELETE, "/api/products/{id}"),
            rules(IMPORTS_READ, GET, "/api/file-processor/status/{id}", "/api/imports", "/api/imports/{id}",
                    "/api/imports/{id}/events", "/api/imports/{id}/rejections", "/api/imports/{id}/rejections.csv",
                    "/api/imports/{id}/rejections.xlsx", "/api/imports/{id}/changes", "/api/imports/{id}/differences",
                    "/api/imports/{id}/preview", "/api/imports/{id}/undo/kept", "/api/imports/{id}/mapping",
                    "/api/profiles", "/api/profiles/{id}", "/api/jobs", "/api/jobs/instances", "/api/jobs/executions",
                    "/api/jobs/executions/{id}", "/api/jobs/executions/{id}/steps",
                    "/api/jobs/executions/{id}/steps/{step}/progress", "/api/jobs/executions/{id}/log",
                    "/api/jobs/executions/{id}/history"),
            rules(IMPORTS_WRITE, POST, "/api/file-processor/upload", "/api/imports", "/api/imports/{id}/stop",
                    "/api/imports/{id}/restart", "/api/imports/{id}/apply", "/api/imports/{id}/undo",
                    "/api/imports/{id}/rejections/retry", "/api/jobs/product-import/executions",
                    "/api/jobs/executions/stop", "/api/jobs/executions/{id}/stop", "/api/jobs/executions/{id}/restart",
                    "/api/jobs/executions/{id}/recover", "/api/jobs/executions/{id}/abandon"),
            rules(IMPORTS_WRITE, POST, "/api/profiles"),
            rules(IMPORTS_WRITE, PUT, "/api/imports/{id}/mapping", "/api/profiles/{id}"),
            rules(IMPORTS_WRITE, DELETE, "/api/imports/{id}", "/api/profiles/{id}"),
            rules(WEBHOOKS_MANAGE, GET, "/api/webhooks", "/api/webhooks/{id}", "/api/webhooks/{id}/deliveries",
                    "/api/webhooks/{id}/deliveries/{delivery}"),
            rules(WEBHOOKS_MANAGE, POST, "/api/webhooks", "/api/webhooks/{id}/test", "/api/webhooks/{id}/rotate-secret",
                    "/api/webhooks/{id}/replay", "/api/webhooks/{id}/deliveries/{delivery}/redeliver"),
            rules(WEBHOOKS_MANAGE, PUT, "/api/webhooks/{id}"), rules(WEBHOOKS_MANAGE, PATCH, "/api/webhooks/{id}"),
            rules(WEBHOOKS_MANAGE, DELETE, "/api/webhooks/{id}"),
            rules(ADMIN, GET, "/api/audit", "/api/tokens", "/api/users", "/api/users/{id}"),
            rules(ADMIN, POST, "/api/tokens", "/api/users", "/api/users/{id}/password"),
            rules(ADMIN, PATCH, "/api/users/{id}"), rules(ADMIN, DELETE, "/api/tokens/{id}", "/api/users/{id}"))
            .flatMap(rules -> rules)
            .toList();

    private static Stream<Rule> rules(Scope scope, HttpMethod method, String... paths) {
        return Arrays.stream(paths).map(path -> new Rule(method, path, scope));
    }

    /// A request that needs no token, because its body contains another proof.
    record OpenRequest(HttpMethod method, String path) {}

    static final List<OpenRequest> WITHOUT_TOKEN = List.of(new OpenRequest(POST, "/api/setup"));

    /// The description of the API, open to everybody.
    static final List<String> DESCRIPTION = List.of("/api/docs", "/api/openapi", "/api/openapi/swagger-config",
            "/api/openapi.yaml", "/api/swagger-ui/**");

    private RequestScopes() {}
}
