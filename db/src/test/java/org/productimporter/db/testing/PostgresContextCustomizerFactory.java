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

/// Connects the Spring context of an [OnPostgres] class to the database of the class.
class PostgresContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
            List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, OnPostgres.class)
                ? new DatabaseCustomizer(TestDatabases.of(testClass).jdbcUrl(), testClass)
                : null;
    }

    /// Equal for the same database, so that only nested classes share a cached context.
    private record DatabaseCustomizer(String jdbcUrl, Class<?> testClass) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var database = TestDatabases.of(testClass);
            var properties =
                    Map.<String, Object>of("spring.datasource.url", database.jdbcUrl(), "spring.datasource.username",
                            database.username(), "spring.datasource.password", database.password());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("on-postgres", properties));
        }
    }
}
