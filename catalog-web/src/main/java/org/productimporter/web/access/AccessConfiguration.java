package org.productimporter.web.access;

import jakarta.servlet.DispatcherType;
import org.productimporter.web.limits.Limits;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/// Who may send which request. The first chain that matches decides: the description of the API,
/// the API, the operator's endpoints, the console (fourth, kept by the console itself), and
/// everything else, which nobody may.
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private final Tokens tokens;
    private final AccessProblems problems;
    private final Limits limits;
    private final ApplicationEventPublisher events;

    AccessConfiguration(
            Tokens tokens,
            AccessProblems problems,
            Limits limits,
            ApplicationEventPublisher events) {
        this.tokens = tokens;
        this.problems = problems;
        this.limits = limits;
        this.events = events;
    }

    @Bean
    @Order(1)
    SecurityFilterChain description(HttpSecurity http) throws Exception {
        stateless(http);
        http.securityMatcher(ScopeTable.OPEN.toArray(String[]::new));
        http.authorizeHttpRequests(
                rules ->
                        rules.requestMatchers(HttpMethod.GET)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD)
                                .permitAll()
                                .anyRequest()
                                .denyAll());
        SecurityHeaders.add(
                http,
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " frame-ancestors 'none'");
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        stateless(http);
        http.securityMatcher("/api/**");
        http.addFilterAfter(new SearchLimit(limits, problems), BearerTokenFilter.class);
        http.authorizeHttpRequests(
                rules -> {
                    // The request itself was checked; what follows it is the container's doing.
                    rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    for (var open : ScopeTable.ANYBODY) {
                        rules.requestMatchers(open.method(), open.path()).permitAll();
                    }
                    for (var rule : ScopeTable.RULES) {
                        var authority = rule.scope().authority();
                        rules.requestMatchers(rule.method(), rule.path()).hasAuthority(authority);
                        if (rule.method().equals(HttpMethod.GET)) {
                            rules.requestMatchers(HttpMethod.HEAD, rule.path())
                                    .hasAuthority(authority);
                        }
                    }
                    rules.anyRequest().denyAll();
                });
        SecurityHeaders.add(http, "default-src 'none'; frame-ancestors 'none'");
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        stateless(http);
        http.securityMatcher("/actuator", "/actuator/**");
        http.authorizeHttpRequests(
                rules ->
                        rules.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                                .permitAll()
                                .requestMatchers(EndpointRequest.to(PrometheusScrapeEndpoint.class))
                                .hasAuthority(Scope.METRICS_READ.authority())
                                .anyRequest()
                                .hasAuthority(Scope.ADMIN.authority()));
        SecurityHeaders.add(http, "default-src 'none'; frame-ancestors 'none'");
        return http.build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        stateless(http);
        http.authorizeHttpRequests(
                rules ->
                        rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .denyAll());
        SecurityHeaders.add(http, "default-src 'none'; frame-ancestors 'none'");
        return http.build();
    }

    /// No cookies and no sessions, so there is nothing that a foreign page could make a browser
    /// send.
    private void stateless(HttpSecurity http) throws Exception {
        http.sessionManagement(
                sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.addFilterBefore(
                new BearerTokenFilter(tokens, problems, limits, events),
                AnonymousAuthenticationFilter.class);
        http.exceptionHandling(
                handling ->
                        handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }
}
