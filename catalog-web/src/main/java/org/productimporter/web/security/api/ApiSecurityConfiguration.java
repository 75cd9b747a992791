package org.productimporter.web.security.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.errors.DefaultHeaders;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SecurityHeaders;
import org.productimporter.web.security.rights.OpenRequestFilter;
import org.productimporter.web.security.rights.RightsService;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/// The filter chains of requests with bearer tokens. The first chain that matches decides: the API description, the API, the
/// probes, the actuator, the console (the fifth chain, in `security.ui`), and a last chain that denies everything else.
@Configuration(proxyBeanMethods = false)
class ApiSecurityConfiguration {

    private static final String BEARER = "Bearer ";

    private final OpaqueTokenIntrospector tokens;
    private final SecurityProblemHandler problems;
    private final RateLimiter limiter;
    private final SecurityContextHolderStrategy contexts;
    private final RightsService rights;

    ApiSecurityConfiguration(OpaqueTokenIntrospector tokens, SecurityProblemHandler problems, RateLimiter limiter,
            SecurityContextHolderStrategy contexts, RightsService rights) {
        this.tokens = tokens;
        this.problems = problems;
        this.limiter = limiter;
        this.contexts = contexts;
        this.rights = rights;
    }

    @Bean
    @Order(1)
    SecurityFilterChain description(HttpSecurity http) throws Exception {
        stateless(http);
        http.securityMatcher(RequestScopes.DESCRIPTION.toArray(String[]::new));
        http.authorizeHttpRequests(rules -> rules.requestMatchers(HttpMethod.GET)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD)
                .permitAll()
                .anyRequest()
                .denyAll());
        SecurityHeaders.add(http, "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                + " frame-ancestors 'none'");
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        stateless(http);
        SecurityHeaders.add(http, DefaultHeaders.NO_CONTENT);
        http.securityMatcher("/api/**");
        http.addFilterAfter(new SearchRateLimitFilter(limiter, problems), BearerTokenAuthenticationFilter.class);
        http.authorizeHttpRequests(rules -> {
            // The container dispatches a request again that was authorized before.
            rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll();
            RequestScopes.WITHOUT_TOKEN.forEach(open -> rules.requestMatchers(open.method(), open.path()).permitAll());
            for (var rule : RequestScopes.RULES) {
                var authority = rule.scope().authority();
                rules.requestMatchers(rule.method(), rule.path()).hasAuthority(authority);
                if (rule.method().equals(HttpMethod.GET)) {
                    rules.requestMatchers(HttpMethod.HEAD, rule.path()).hasAuthority(authority);
                }
            }
            rules.anyRequest().denyAll();
        });
        return http.build();
    }

    /// Probes need no token, and one that is sent is not looked up: the server is alive while the database is away.
    @Bean
    @Order(3)
    SecurityFilterChain probes(HttpSecurity http) throws Exception {
        withoutSession(http);
        http.securityMatcher("/actuator/health/liveness", "/actuator/health/readiness");
        http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
        SecurityHeaders.add(http, DefaultHeaders.NO_CONTENT);
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        stateless(http);
        http.securityMatcher("/actuator", "/actuator/**");
        http.authorizeHttpRequests(rules -> rules.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                .permitAll()
                .requestMatchers(EndpointRequest.to(PrometheusScrapeEndpoint.class))
                .hasAuthority(Scope.METRICS_READ.authority())
                .anyRequest()
                .hasAuthority(Scope.ADMIN.authority()));
        SecurityHeaders.add(http, DefaultHeaders.NO_CONTENT);
        return http.build();
    }

    /// Denies all other paths. A browser gets the page 'not found', everybody else 401.
    @Bean
    @Order(6)
    SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
        stateless(http);
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unknownAddress));
        http.authorizeHttpRequests(
                rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().denyAll());
        SecurityHeaders.add(http, DefaultHeaders.NO_CONTENT);
        return http.build();
    }

    private void stateless(HttpSecurity http) throws Exception {
        withoutSession(http);
        http.addFilter(bearerTokens());
        http.addFilterBefore(new OpenRequestFilter(rights), AuthorizationFilter.class);
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    }

    /// Without cookies and sessions, cross-site request forgery is impossible.
    private static void withoutSession(HttpSecurity http) throws Exception {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
    }

    /// Added directly, because `http.oauth2ResourceServer` also publishes `/.well-known/oauth-protected-resource`.
    private BearerTokenAuthenticationFilter bearerTokens() {
        var converter = new BearerTokenAuthenticationConverter();
        converter.setBearerTokenResolver(ApiSecurityConfiguration::bearerToken);
        var filter = new BearerTokenAuthenticationFilter(
                new ProviderManager(new OpaqueTokenAuthenticationProvider(tokens)), converter);
        filter.setAuthenticationEntryPoint(problems);
        // Vaadin replaces the default strategy, possibly after this filter was created.
        filter.setSecurityContextHolderStrategy(contexts);
        return filter;
    }

    /// The default resolver ignores other schemes and refuses opaque tokens with unusual characters.
    private static @Nullable String bearerToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new InvalidBearerTokenException("The Authorization header contains no bearer token");
        }
        return header.substring(BEARER.length()).strip();
    }
}
