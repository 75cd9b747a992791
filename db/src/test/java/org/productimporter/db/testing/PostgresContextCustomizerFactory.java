package org.productimporter.db.testing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/// Connects the Spring context of an [OnPostgres] class to its database. The context has the [TestDatabase] as a bean.
class PostgresContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
            List<ContextConfigurationAttributes> attributes) {
        if (!TestContextAnnotationUtils.hasAnnotation(testClass, OnPostgres.class)) {
            return null;
        }
        return TestDatabases.isShared(testClass) ? new SharedDatabase()
                : new OwnDatabase(TestDatabases.outermost(testClass));
    }

    /// Equal to each other, so that classes with an otherwise equal configuration share a cached context.
    private record SharedDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            connect(context, TestServer.ofThisJvm().newDatabase(configuration.getTestClass()));
        }
    }

    private record OwnDatabase(Class<?> owner) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            connect(context, TestDatabases.of(owner));
        }
    }

    private static void connect(ConfigurableApplicationContext context, TestDatabase database) {
        var properties = Map.<String, Object>of("spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(), "spring.datasource.password", database.password());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("on-postgres", properties));
        context.getBeanFactory().registerSingleton("testDatabase", database);
    }
}
