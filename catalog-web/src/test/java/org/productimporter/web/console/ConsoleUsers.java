package org.productimporter.web.console;

import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/// Who may sign in to the console in tests.
@TestConfiguration(proxyBeanMethods = false)
public class ConsoleUsers {

    /// May do everything.
    public static final String EDITOR = "editor";

    /// May look.
    public static final String VIEWER = "viewer";

    /// Of all of them.
    public static final String PASSWORD = "correct horse battery";

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(
                user(EDITOR, "products:read", "products:write", "imports:read", "imports:write"),
                user(VIEWER, "products:read", "imports:read"));
    }

    @Bean
    static GrantedAuthorityDefaults scopesAreRoles() {
        return new GrantedAuthorityDefaults("SCOPE_");
    }

    private static UserDetails user(String name, String... scopes) {
        return User.withUsername(name)
                .password("{noop}" + PASSWORD)
                .authorities(
                        Stream.of(scopes).map(scope -> "SCOPE_" + scope).toArray(String[]::new))
                .build();
    }
}
