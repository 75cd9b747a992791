package org.productimporter.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresAutoConfigurationIT {

    private static final String INSERT = """
            insert into product (sku, name)
            values ('A-1', 'Anvil')
            """;

    private static final String NAMES = """
            select name
            from product
            """;

    @TempDir private Path data;

    @Test
    void withoutADatasourceUrlTheDataIsStoredInTheFolder() {
        try (var program = start()) {
            client(program).sql(INSERT).update();
        }
        try (var program = start()) {
            assertThat(client(program).sql(NAMES).query(String.class).list()).containsExactly("Anvil");
        }
        assertThat(data.resolve("postgres/data/PG_VERSION")).hasContent("18");
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    private static JdbcClient client(ConfigurableApplicationContext program) {
        return program.getBean(JdbcClient.class);
    }

    private ConfigurableApplicationContext start() {
        var program = new SpringApplication(Program.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        return program.run("--product.importer.data=" + data);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Program {}
}
