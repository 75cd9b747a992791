package org.productimporter.web.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@WebServerTest
@Timeout(60)
class AccessIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    @Autowired @Qualifier("springSecurityFilterChain") private Filter chains;

    private Rest administrator;

    @BeforeEach
    void signIn() {
        administrator = Rest.administrator(port, data.root());
    }

    @Test
    void actuatorEndpointsRequireTheirScopes() {
        var anonymous = new Rest(port, null);
        var metrics = administrator.limitedTo("metrics:read");
        for (var open : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness")) {
            assertThat(anonymous.get(open).status()).as(open).isEqualTo(200);
            assertThat(anonymous.get(open).body()).doesNotContain("PostgreSQL");
        }
        assertThat(anonymous.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(metrics.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(metrics.get("/actuator/prometheus").body()).contains("product_importer_uploads_active");
        for (var admin : List.of("/actuator", "/actuator/metrics", "/actuator/info")) {
            assertThat(anonymous.get(admin).status()).as(admin).isEqualTo(401);
            assertThat(metrics.get(admin).status()).as(admin).isEqualTo(403);
            assertThat(administrator.get(admin).status()).as(admin).isEqualTo(200);
        }
        for (var closed : List.of("/error", "/api/none", "/actuator/env", "/webjars/x", "/api/importss")) {
            assertThat(anonymous.get(closed).status()).as(closed).isEqualTo(401);
        }
        assertThat(administrator.get("/api/none").status()).isEqualTo(403);
    }

    @Test
    void apiDescriptionIsPublic() {
        var anonymous = new Rest(port, null);
        var description = anonymous.get("/api/openapi");
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().path("openapi").asString()).startsWith("3.1");
        for (var rule : RequestScopes.RULES) {
            var operation = description.json()
                    .path("paths")
                    .path(rule.path())
                    .path(rule.method().name().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asString("")).as("%s", rule).isNotEmpty();
        }
        assertThat(anonymous.get("/api/docs").status()).isIn(200, 302);
        assertThat(anonymous.get("/api/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void responsesContainSecurityHeaders() {
        for (var path : List.of("/api/imports", "/api/docs", "/actuator/health", "/nothing")) {
            var answer = administrator.get(path);
            var headers = Stream
                    .of("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
                    .map(answer::header)
                    .toList();
            assertThat(headers).as(path).containsExactly("nosniff", "DENY", "same-origin", "same-origin");
            assertThat(answer.header("Permissions-Policy")).as(path).contains("camera=()");
            assertThat(answer.header("Content-Security-Policy")).as(path)
                    .startsWith("default-src ")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval");
        }
    }

    @Test
    void responsesOverTlsContainHsts() throws Exception {
        var answer = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("GET", "/api/imports");
        request.setSecure(true);
        chains.doFilter(request, answer, new MockFilterChain());
        assertThat(answer.getHeader("Strict-Transport-Security")).startsWith("max-age=31536000");
    }
}
