package org.productimporter.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A server behind a proxy: it limits and records the address that the proxy forwards. [RateLimitIT] tests the default, which
/// ignores it.
@WebServerTest
@TestPropertySource(
        properties = {"server.forward-headers-strategy=native", "product.importer.limits.bad-tokens-per-minute=1"})
@Timeout(60)
class BehindProxyIT {

    @LocalServerPort private int port;
    @Autowired private JdbcClient database;

    private Rest.Answer badTokenFrom(String address) {
        var nobody = new Rest(port, null);
        return nobody.send(nobody.request("/api/imports")
                .header("Authorization", "Bearer invalid")
                .header("X-Forwarded-For", address)
                .build());
    }

    @Test
    void addressFromTheProxyIsLimitedAndRecorded() {
        assertThat(badTokenFrom("203.0.113.7").status()).isEqualTo(401);
        assertThat(badTokenFrom("203.0.113.7").status()).isEqualTo(429);
        assertThat(badTokenFrom("203.0.113.8").status()).isEqualTo(401);
        assertThat(database.sql("select address from audit_log where action = 'token.refused' order by id")
                .query(String.class)
                .list()).containsExactly("203.0.113.7", "203.0.113.8");
    }
}
