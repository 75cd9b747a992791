package org.productimporter.web;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.filter.UrlHandlerFilter;

/// The server program: REST, and by default the importer in the same process.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class WebApplication {

    public static void main(String[] args) {
        // Spring Batch writes times without a zone; all nodes must mean the same by them.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        SpringApplication.run(WebApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /// Every path answers with and without its trailing slash. Goes first, so that the rules of
    /// access see one spelling only.
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashes() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/api/**", "/actuator/**").wrapRequest().build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
