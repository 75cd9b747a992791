package org.productimporter.web.people;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the filter of this package does not belong.
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    /// A chain of Spring Security calls it; the container must not, too.
    @Bean
    FilterRegistrationBean<SessionCheck> sessionCheckInChainsOnly(SessionCheck filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
