package org.productimporter.db.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class NodePropertiesTest {

    private final ApplicationContextRunner node = new ApplicationContextRunner().withUserConfiguration(Beans.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(NodeProperties.class)
    static class Beans {

        @Bean
        @ConditionalOnNodeRole(NodeRole.WEB)
        String web() {
            return "sends webhooks";
        }

        @Bean
        @ConditionalOnNodeRole(NodeRole.IMPORTER)
        String importer() {
            return "runs imports";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"roles=web           | true  | false", "roles=WEB           | true  | false",
                    "roles=Importer      | false | true", "roles=WEB, importer | true  | true",
                    "node=n1             | true  | true",})
    void nodeHasTheBeansOfItsRoles(String setting, boolean web, boolean importer) {
        node.withPropertyValues("product.importer." + setting).run(context -> {
            assertThat(context.containsBean("web")).isEqualTo(web);
            assertThat(context.containsBean("importer")).isEqualTo(importer);
        });
    }

    @Test
    void unknownRoleStopsTheStart() {
        node.withPropertyValues("product.importer.roles=web,importr")
                .run(context -> assertThat(context.getStartupFailure()).hasStackTraceContaining("importr"));
    }
}
