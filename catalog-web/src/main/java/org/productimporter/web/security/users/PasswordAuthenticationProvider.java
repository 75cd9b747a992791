package org.productimporter.web.security.users;

import java.util.Objects;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.security.RateLimiter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Authenticates users by name and password for the form login. An unknown name takes as long as a wrong password and gets the
/// same response. Thread-safe.
///
/// Errors: `BadCredentialsException` for an unknown name or a wrong password, `DisabledException`, [TooManyAttemptsException]
/// with the seconds to wait.
@Component
class PasswordAuthenticationProvider implements AuthenticationProvider {

    private final DaoAuthenticationProvider passwordCheck;
    private final UserRepository repository;
    private final SignInAttemptRepository attempts;
    private final RateLimiter limiter;
    private final ApplicationEventPublisher events;

    PasswordAuthenticationProvider(UserRepository repository, PasswordHasher passwords,
            SignInAttemptRepository attempts, RateLimiter limiter, ApplicationEventPublisher events) {
        this.passwordCheck = new DaoAuthenticationProvider(
                name -> repository.principal(name).orElseThrow(() -> UsernameNotFoundException.fromUsername(name)));
        this.passwordCheck.setPasswordEncoder(passwords);
        this.repository = repository;
        this.attempts = attempts;
        this.limiter = limiter;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var name = authentication.getName();
        var address = address(authentication);
        var wait = limiter.take(RateLimiter.Kind.SIGN_IN, address);
        if (!wait.isZero()) {
            throw new TooManyAttemptsException(wait);
        }
        attempts.begin(name, address);
        try {
            var accepted = passwordCheck.authenticate(authentication);
            attempts.succeed(name, address);
            var user = (UserPrincipal) Objects.requireNonNull(accepted.getPrincipal());
            repository.recordSignIn(user.id());
            events.publishEvent(AuditEvent.of("sign-in.accepted", user.actor()));
            return accepted.toBuilder().principal(user.withoutPassword()).build();
        } catch (AuthenticationException e) {
            // Record names of existing users only: people type their password into the wrong field.
            var isUser = repository.recordFailure(name);
            events.publishEvent(AuditEvent.of("sign-in.refused", isUser ? "user:" + name : "user unknown"));
            throw e;
        }
    }

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "unknown";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
