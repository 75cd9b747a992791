package org.productimporter.web.security.ui;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.productimporter.web.security.SecurityHeaders;
import org.productimporter.web.security.sso.SsoProviders;
import org.productimporter.web.security.users.UserService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;

/// The filter chain of the console: its pages, their files, sign-in and sign-out. The chains before it are those of REST, the
/// one after it denies all other paths.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurityConfiguration {

    /// Vaadin 25.2 starts its client with inline scripts and `eval`; 25.4 does not need them.
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
            + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
            + " frame-ancestors 'none'";

    /// Files of the sign-in page.
    private static final String[] FILES = {"/console.css", "/icon.svg"};

    private final RequestUtil paths;
    private final UserService users;
    private final SsoProviders providers;

    ConsoleSecurityConfiguration(RequestUtil paths, UserService users, SsoProviders providers) {
        this.paths = paths;
        this.users = users;
        this.providers = providers;
    }

    @Bean
    @Order(5)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        http.securityMatcher(this::isConsole);
        http.authorizeHttpRequests(rules -> rules.requestMatchers(FILES).permitAll());
        http.with(VaadinSecurityConfigurer.vaadin(),
                console -> console.loginView(LoginView.class).defaultSuccessUrl("/"));
        var failureHandler = new SignInFailureHandler();
        http.formLogin(form -> form.failureHandler(failureHandler));
        if (!providers.all().isEmpty()) {
            http.oauth2Login(login -> login.loginPage("/login").failureHandler(failureHandler));
        }
        http.addFilterBefore(new UserSessionFilter(users), AuthorizationFilter.class);
        SecurityHeaders.add(http, CONTENT_POLICY);
        http.headers(ConsoleSecurityConfiguration::writeEarly);
        return http.build();
    }

    /// The redirect to a configured provider, and the one back.
    private boolean isProvider(String path) {
        return (path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/"))
                && !providers.all().isEmpty();
    }

    private static boolean isFile(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Arrays.asList(FILES).contains(path) || path.startsWith("/aura/") || path.startsWith("/VAADIN/build/");
    }

    private boolean isConsole(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return isFile(request) || path.equals("/logout") || isProvider(path) || path.startsWith("/VAADIN/")
                || paths.isFrameworkInternalRequest(request) || paths.isAnonymousRoute(request)
                || paths.isSecuredFlowRoute(request);
    }

    /// Writes headers before the page, because the container commits the response after the forward to Vaadin's servlet. Vaadin
    /// itself sets the cache headers of its files.
    private static void writeEarly(HeadersConfigurer<HttpSecurity> headers) {
        headers.addObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        });
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        headers.addHeaderWriter(
                new DelegatingRequestMatcherHeaderWriter(request -> !isFile(request), new CacheControlHeadersWriter()));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
