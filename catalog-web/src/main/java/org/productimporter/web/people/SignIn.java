package org.productimporter.web.people;

import org.productimporter.web.access.Open;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.limits.Limits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Lets a person in by name and password; a form login uses it by itself, as the only
/// `AuthenticationProvider`. Somebody without an account waits as long for his refusal as
/// somebody with a wrong password, and both hear the same.
///
/// Errors: `BadCredentialsException` for a wrong name or password, `DisabledException`,
/// [TooManyAttemptsException] with the seconds to wait.
@Component
@Open("the way in")
public class SignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider check;
    private final UserStore store;
    private final SignInAttempts attempts;
    private final Limits limits;
    private final ApplicationEventPublisher events;

    SignIn(
            UserStore store,
            Passwords passwords,
            SignInAttempts attempts,
            Limits limits,
            ApplicationEventPublisher events) {
        this.check =
                new DaoAuthenticationProvider(
                        name ->
                                store.forSignIn(name)
                                        .map(SignedInUser::new)
                                        .orElseThrow(
                                                () ->
                                                        UsernameNotFoundException.fromUsername(
                                                                name)));
        this.check.setPasswordEncoder(passwords);
        this.store = store;
        this.attempts = attempts;
        this.limits = limits;
        this.events = events;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var name = authentication.getName();
        var address = address(authentication);
        var wait = limits.take(Limits.Kind.SIGN_IN, address);
        if (!wait.isZero()) {
            throw new TooManyAttemptsException(wait);
        }
        attempts.begin(name, address);
        try {
            var accepted = check.authenticate(authentication);
            attempts.succeeded(name, address);
            if (accepted.getPrincipal() instanceof SignedInUser user) {
                user.eraseCredentials();
                store.noteSignIn(user.id());
                events.publishEvent(Deed.of("sign-in.accepted", user.actor()));
            }
            return accepted;
        } catch (AuthenticationException e) {
            // Only names of users are told: people type their password into the wrong field.
            var known = store.noteFailure(name);
            events.publishEvent(
                    Deed.of("sign-in.refused", known ? "user:" + name : "user unknown"));
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
