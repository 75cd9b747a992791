package org.productimporter.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

class ImporterAutoConfigurationTest {

    @Test
    void aNodeOfTheRoleWebInAnyCaseDoesNotImport() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ImporterAutoConfiguration.class))
                .withPropertyValues("product.importer.roles=WEB")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ImporterAutoConfiguration.class));

        var environment = new MockEnvironment().withProperty("product.importer.roles", "WEB");
        new ImporterEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("db-scheduler.enabled")).isEqualTo("false");
    }
}
