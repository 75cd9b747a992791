package org.productimporter.web.operations;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

/// Wraps the connection pool of this program in a [FailFastDataSource].
@Configuration(proxyBeanMethods = false)
class FailFastDataSourceConfiguration {

    /// No request has a statement that takes longer, apart from exports, which run outside of a request.
    private static final Duration REPLY_TIMEOUT = Duration.ofMinutes(1);

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static BeanPostProcessor failFastDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof HikariDataSource pool ? new FailFastDataSource(pool, REPLY_TIMEOUT) : bean;
            }
        };
    }
}
