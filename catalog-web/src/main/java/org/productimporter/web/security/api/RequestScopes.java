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

import java.util.List;
import org.productimporter.web.security.Scope;
import org.springframework.http.HttpMethod;

/// The scope that each request needs. A path that is missing here is denied to everybody, and fails a test.
final class RequestScopes {

    /// A request with this method and path needs this scope, or admin.
    record Rule(HttpMethod method, String path, Scope scope) {}

    static final List<Rule> RULES = List.of(new Rule(POST, "/api/file-processor/upload", IMPORTS_WRITE),
            new Rule(GET, "/api/file-processor/status/{id}", IMPORTS_READ),
            new Rule(POST, "/api/imports", IMPORTS_WRITE), new Rule(GET, "/api/imports", IMPORTS_READ),
            new Rule(GET, "/api/imports/{id}", IMPORTS_READ), new Rule(DELETE, "/api/imports/{id}", IMPORTS_WRITE),
            new Rule(GET, "/api/imports/{id}/events", IMPORTS_READ),
            new Rule(POST, "/api/imports/{id}/stop", IMPORTS_WRITE),
            new Rule(POST, "/api/imports/{id}/restart", IMPORTS_WRITE),
            new Rule(POST, "/api/imports/{id}/apply", IMPORTS_WRITE),
            new Rule(GET, "/api/imports/{id}/rejections", IMPORTS_READ),
            new Rule(GET, "/api/imports/{id}/rejections.csv", IMPORTS_READ),
            new Rule(GET, "/api/imports/{id}/changes", IMPORTS_READ),
            new Rule(POST, "/api/jobs/product-import/executions", IMPORTS_WRITE),
            new Rule(GET, "/api/jobs", IMPORTS_READ), new Rule(GET, "/api/jobs/instances", IMPORTS_READ),
            new Rule(GET, "/api/jobs/executions", IMPORTS_READ),
            new Rule(GET, "/api/jobs/executions/{id}", IMPORTS_READ),
            new Rule(GET, "/api/jobs/executions/{id}/steps", IMPORTS_READ),
            new Rule(GET, "/api/jobs/executions/{id}/steps/{step}/progress", IMPORTS_READ),
            new Rule(GET, "/api/jobs/executions/{id}/log", IMPORTS_READ),
            new Rule(POST, "/api/jobs/executions/stop", IMPORTS_WRITE),
            new Rule(POST, "/api/jobs/executions/{id}/stop", IMPORTS_WRITE),
            new Rule(GET, "/api/jobs/executions/{id}/history", IMPORTS_READ),
            new Rule(POST, "/api/jobs/executions/{id}/restart", IMPORTS_WRITE),
            new Rule(POST, "/api/jobs/executions/{id}/recover", IMPORTS_WRITE),
            new Rule(POST, "/api/jobs/executions/{id}/abandon", IMPORTS_WRITE),
            new Rule(GET, "/api/webhooks", WEBHOOKS_MANAGE), new Rule(POST, "/api/webhooks", WEBHOOKS_MANAGE),
            new Rule(GET, "/api/webhooks/{id}", WEBHOOKS_MANAGE), new Rule(PUT, "/api/webhooks/{id}", WEBHOOKS_MANAGE),
            new Rule(PATCH, "/api/webhooks/{id}", WEBHOOKS_MANAGE),
            new Rule(DELETE, "/api/webhooks/{id}", WEBHOOKS_MANAGE),
            new Rule(POST, "/api/webhooks/{id}/test", WEBHOOKS_MANAGE),
            new Rule(POST, "/api/webhooks/{id}/rotate-secret", WEBHOOKS_MANAGE),
            new Rule(POST, "/api/webhooks/{id}/replay", WEBHOOKS_MANAGE),
            new Rule(GET, "/api/webhooks/{id}/deliveries", WEBHOOKS_MANAGE),
            new Rule(GET, "/api/webhooks/{id}/deliveries/{delivery}", WEBHOOKS_MANAGE),
            new Rule(POST, "/api/webhooks/{id}/deliveries/{delivery}/redeliver", WEBHOOKS_MANAGE),
            new Rule(GET, "/api/products", PRODUCTS_READ), new Rule(POST, "/api/products", PRODUCTS_WRITE),
            new Rule(GET, "/api/products/export.csv", PRODUCTS_READ),
            new Rule(POST, "/api/products/bulk-delete", PRODUCTS_WRITE),
            new Rule(GET, "/api/products/by-sku/{sku}", PRODUCTS_READ),
            new Rule(GET, "/api/products/{id}", PRODUCTS_READ), new Rule(PUT, "/api/products/{id}", PRODUCTS_WRITE),
            new Rule(PATCH, "/api/products/{id}", PRODUCTS_WRITE),
            new Rule(DELETE, "/api/products/{id}", PRODUCTS_WRITE), new Rule(GET, "/api/audit", ADMIN),
            new Rule(GET, "/api/tokens", ADMIN), new Rule(POST, "/api/tokens", ADMIN),
            new Rule(DELETE, "/api/tokens/{id}", ADMIN), new Rule(GET, "/api/users", ADMIN),
            new Rule(POST, "/api/users", ADMIN), new Rule(GET, "/api/users/{id}", ADMIN),
            new Rule(PATCH, "/api/users/{id}", ADMIN), new Rule(DELETE, "/api/users/{id}", ADMIN),
            new Rule(POST, "/api/users/{id}/password", ADMIN));

    /// A request that needs no token.
    record OpenRequest(HttpMethod method, String path) {}

    /// Requests with another proof than a token.
    static final List<OpenRequest> WITHOUT_TOKEN = List.of(new OpenRequest(POST, "/api/setup"));

    /// The description of the API, open to everybody.
    static final List<String> DESCRIPTION = List.of("/api/docs", "/api/openapi", "/api/openapi/swagger-config",
            "/api/openapi.yaml", "/api/swagger-ui/**");

    private RequestScopes() {}
}
