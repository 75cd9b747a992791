package org.productimporter.web.security.ui;

import com.vaadin.flow.spring.security.RequestUtil;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.productimporter.web.common.PublicAddress;
import org.productimporter.web.security.SecurityHeaders;
import org.productimporter.web.security.rights.OpenRequestFilter;
import org.productimporter.web.security.rights.RightsService;
import org.productimporter.web.security.sso.SsoProviders;
import org.productimporter.web.security.ui.session.CsrfFailureHandler;
import org.productimporter.web.security.ui.session.SameOriginFilter;
import org.productimporter.web.security.ui.session.UserSessionFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

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

    /// Matches encoded paths as the filters of the forms do.
    private static final RequestMatcher FORMS =
            new OrRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher("/login"),
                    PathPatternRequestMatcher.withDefaults().matcher("/logout"));

    private final RequestUtil paths;
    private final RightsService rights;
    private final SsoProviders providers;
    private final PublicAddress address;

    ConsoleSecurityConfiguration(RequestUtil paths, RightsService rights, SsoProviders providers,
            PublicAddress address) {
        this.paths = paths;
        this.rights = rights;
        this.providers = providers;
        this.address = address;
    }

    @Bean
    @Order(5)
    SecurityFilterChain console(HttpSecurity http) throws Exception {
        http.securityMatcher(this::isConsole);
        http.authorizeHttpRequests(rules -> rules.requestMatchers(FILES).permitAll());
        http.with(VaadinSecurityConfigurer.vaadin(),
                console -> console.loginView(LoginView.class).defaultSuccessUrl("/").enableCsrfConfiguration(false));
        http.csrf(this::protectForms);
        var failureHandler = new SignInFailureHandler();
        http.formLogin(form -> form.failureHandler(failureHandler));
        if (!providers.all().isEmpty()) {
            http.oauth2Login(login -> login.loginPage("/login").failureHandler(failureHandler));
        }
        http.exceptionHandling(handling -> handling.accessDeniedHandler(new CsrfFailureHandler()));
        http.addFilterBefore(new SameOriginFilter(address), CsrfFilter.class);
        http.addFilterBefore(new UserSessionFilter(rights), AuthorizationFilter.class);
        http.addFilterBefore(new OpenRequestFilter(rights), AuthorizationFilter.class);
        SecurityHeaders.add(http, CONTENT_POLICY);
        http.headers(ConsoleSecurityConfiguration::writeEarly);
        return http.build();
    }

    /// Requires a token in the forms for sign-in and sign-out, which the sign-in page contains and a cookie repeats, so that the
    /// form needs no session. Vaadin protects the messages of its pages by tokens of its own; its parameters, which any
    /// request can have, do not make a form such a message.
    private void protectForms(CsrfConfigurer<HttpSecurity> csrf) {
        var cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(properties -> properties.httpOnly(true).sameSite("Lax"));
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .ignoringRequestMatchers(
                        request -> paths.isFrameworkInternalRequest(request) && !FORMS.matches(request));
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /// The redirect to a configured provider, and the one back.
    private boolean isProvider(String path) {
        return (path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/"))
                && !providers.all().isEmpty();
    }

    private static boolean isFile(HttpServletRequest request) {
        var path = path(request);
        return Arrays.asList(FILES).contains(path) || path.startsWith("/aura/") || path.startsWith("/VAADIN/build/");
    }

    private boolean isConsole(HttpServletRequest request) {
        var path = path(request);
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
