package org.productimporter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// On a server of its own: the one of [ImporterServerTest] ends each search.
@WebServerTest
@TestPropertySource(properties = "product.importer.roles=web,importer")
class TrainingRunnerIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Value("classpath:samples/products.csv") private Resource sample;

    @Test
    void importsTheSample() throws Exception {
        new TrainingRunner(data, sample).use(URI.create("http://localhost:" + port));

        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isEqualTo(3_896);
        assertThat(database.sql("select state from import").query(String.class).single()).isEqualTo("completed");
    }
}
