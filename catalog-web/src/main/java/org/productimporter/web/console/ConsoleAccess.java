package org.productimporter.web.console;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.productimporter.web.access.SecurityHeaders;
import org.productimporter.web.people.SessionCheck;
import org.productimporter.web.sso.SsoChoices;
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

/// Who may open which page. This chain takes the paths of the console only: its pages, what they
/// load, sign in and sign out. The chains before it are those of REST, the one behind it refuses
/// all other paths to everybody.
@Configuration(proxyBeanMethods = false)
class ConsoleAccess {

    /// Vaadin 25.2 starts its client with inline scripts and `eval`, so scripts of the page
    /// itself cannot be forbidden yet; 25.4 can do without. Everything else is.
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:;"
                    + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
                    + " frame-ancestors 'none'";

    /// Files of ours that the sign-in needs.
    private static final String[] FILES = {"/console.css", "/icon.svg"};

    private final RequestUtil paths;
    private final SessionCheck sessionCheck;
    private final SsoChoices providers;

    ConsoleAccess(RequestUtil paths, SessionCheck sessionCheck, SsoChoices providers) {
        this.paths = paths;
        this.sessionCheck = sessionCheck;
        this.providers = providers;
    }

    @Bean
    @Order(4)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        http.securityMatcher(this::isConsole);
        http.authorizeHttpRequests(rules -> rules.requestMatchers(FILES).permitAll());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                console -> console.loginView(LoginView.class).defaultSuccessUrl("/"));
        var refused = new SignInRefused();
        http.formLogin(form -> form.failureHandler(refused));
        if (!providers.all().isEmpty()) {
            http.oauth2Login(login -> login.loginPage("/login").failureHandler(refused));
        }
        http.addFilterBefore(sessionCheck, AuthorizationFilter.class);
        SecurityHeaders.add(http, CONTENT_POLICY);
        http.headers(ConsoleAccess::writeEarly);
        return http.build();
    }

    /// The way to a provider of ours, and back.
    private boolean isProvider(String path) {
        return (path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/"))
                && !providers.all().isEmpty();
    }

    private static boolean isFile(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return Arrays.asList(FILES).contains(path)
                || path.startsWith("/aura/")
                || path.startsWith("/VAADIN/build/");
    }

    private boolean isConsole(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return isFile(request)
                || path.equals("/logout")
                || isProvider(path)
                || path.startsWith("/VAADIN/")
                || paths.isFrameworkInternalRequest(request)
                || paths.isAnonymousRoute(request)
                || paths.isSecuredFlowRoute(request);
    }

    /// Written before the page: Vaadin's servlet is reached by a forward, after which the
    /// container sends the answer without asking anybody. Files are left to Vaadin, which lets
    /// browsers keep them.
    private static void writeEarly(HeadersConfigurer<HttpSecurity> headers) {
        headers.addObjectPostProcessor(
                new ObjectPostProcessor<HeaderWriterFilter>() {
                    @Override
                    public <F extends HeaderWriterFilter> F postProcess(F filter) {
                        filter.setShouldWriteHeadersEagerly(true);
                        return filter;
                    }
                });
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
        headers.addHeaderWriter(
                new DelegatingRequestMatcherHeaderWriter(
                        request -> !isFile(request), new CacheControlHeadersWriter()));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
