package org.productimporter.db.embedded;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/// Starts the embedded server if no `spring.datasource.url` is configured, and provides its address to the `DataSource`.
///
/// The connection pool depends on the server, so a shutdown stops the importer first, then the pool, then the server.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Conditional(EmbeddedPostgresAutoConfiguration.NoServerConfigured.class)
@ConditionalOnMissingBean({DataSource.class, JdbcConnectionDetails.class})
@EnableConfigurationProperties(EmbeddedPostgresAutoConfiguration.EmbeddedPostgresProperties.class)
class EmbeddedPostgresAutoConfiguration {

    /// @param data data folder of the whole program; the server uses its subfolder `postgres`
    @ConfigurationProperties("product.importer")
    record EmbeddedPostgresProperties(@DefaultValue("./data") Path data, @DefaultValue Postgres postgres) {

        /// @param port TCP port on 127.0.0.1; 0 for any free port, which the next starts use again
        /// @param settings settings of postgresql.conf that override the defaults of [ServerOptions]
        record Postgres(@DefaultValue("0") int port, @DefaultValue Map<String, String> settings) {}
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresProperties properties) {
        var folder = properties.data().resolve("postgres");
        var postgres = properties.postgres();
        return EmbeddedPostgres.start(new ServerOptions(folder, folder, postgres.port(), postgres.settings()));
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgres server) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.username();
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    static class NoServerConfigured extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var url = context.getEnvironment().getProperty("spring.datasource.url");
            return new ConditionOutcome(!StringUtils.hasText(url),
                    ConditionMessage.forCondition("spring.datasource.url")
                            .because(StringUtils.hasText(url) ? "it is set" : "it is not set"));
        }
    }
}
