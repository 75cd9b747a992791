package org.productimporter.web.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.rights.RightsService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.support.TransactionOperations;

@WebServerTest
@Timeout(60)
class SignInIT {

    private static final String PASSWORD = "blue whale on ice";
    private static final SystemActor TEST = SystemActor.of("test", Scope.ADMIN);

    @Autowired private UserService users;
    @Autowired private UserRepository repository;
    @Autowired private PasswordHasher passwords;
    @Autowired private RateLimiter limiter;
    @Autowired private RightsService rights;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transaction;

    private final SettableClock clock = new SettableClock();
    private PasswordAuthenticationProvider signIn;
    private UserService.User anna;

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void createAnna() {
        database.sql("delete from sign_in_attempt").update();
        database.sql("delete from app_user").update();
        anna = TEST.call(() -> users.create(new UserService.NewUser("Anna", Role.EDITOR, PASSWORD)));
        var attempts = new SignInAttemptRepository(database, transaction, clock);
        signIn = new PasswordAuthenticationProvider(repository, passwords, attempts, limiter, events);
    }

    private Authentication attempt(String name, String password, String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        var token = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        token.setDetails(new WebAuthenticationDetails(request));
        return signIn.authenticate(token);
    }

    private static UserPrincipal user(Authentication session) {
        return (UserPrincipal) Objects.requireNonNull(session.getPrincipal());
    }

    /// The class of the exception, or "accepted".
    private String outcome(String name, String password, String address) {
        try {
            attempt(name, password, address);
            return "accepted";
        } catch (AuthenticationException e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    void userSignsInWithTheScopesOfTheRole() {
        var session = attempt("anna", PASSWORD, "10.0.0.1");

        assertThat(session.getAuthorities().stream().map(GrantedAuthority::getAuthority)).containsExactlyInAnyOrder(
                "SCOPE_products:read", "SCOPE_products:write", "SCOPE_imports:read", "SCOPE_imports:write",
                // How he proved to be himself; Spring Security adds it, no rule asks for
                // it.
                "FACTOR_PASSWORD");
        assertThat(session.getName()).isEqualTo("Anna");
        assertThat(user(session).getPassword()).isNull();
        assertThat(session.toString()).doesNotContain("argon2");
        assertThat(TEST.call(() -> users.find(anna.id())).lastSignInAt()).isNotNull();
    }

    @Test
    void unknownNameAndWrongPasswordHaveTheSameError() {
        assertThatThrownBy(() -> attempt("anna", "wrong password", "10.0.0.1"))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("Bad credentials");
        assertThatThrownBy(() -> attempt("nobody", "wrong password", "10.0.0.1"))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("Bad credentials");
        assertThat(TEST.call(() -> users.find(anna.id())).failedAttempts()).isEqualTo(1);
    }

    @Test
    void disabledUserIsRejected() {
        TEST.call(() -> users.change(anna.id(), null, false));
        assertThatThrownBy(() -> attempt("anna", PASSWORD, "10.0.0.1")).isInstanceOf(DisabledException.class);
    }

    @Test
    void fiveOfAHundredWrongSignInsAreChecked() {
        var outcomes =
                IntStream.range(0, 100).mapToObj(i -> outcome("anna", "wrong password " + i, "10.0.0.1")).toList();
        assertThat(outcomes.subList(0, 5)).containsOnly("BadCredentialsException");
        assertThat(outcomes.subList(5, 100)).containsOnly("TooManyAttemptsException");
        // Even the correct password is not checked now, but it is from another address.
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("TooManyAttemptsException");
        assertThat(outcome("anna", PASSWORD, "10.0.0.2")).isEqualTo("accepted");
    }

    @Test
    void concurrentSignInsAreCounted() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            Callable<String> guess = () -> outcome("anna", "wrong password", "10.0.0.1");
            var outcomes = threads.invokeAll(Collections.nCopies(100, guess));
            assertThat(outcomes).extracting(outcome -> outcome.get())
                    .filteredOn("BadCredentialsException"::equals)
                    .hasSize(5);
        }
    }

    @Test
    void waitDoublesUpTo15MinutesAndEndsWithASuccessfulSignIn() {
        for (var i = 0; i < 4; i++) {
            outcome("anna", "wrong password", "10.0.0.1");
        }
        for (var wait : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertThat(outcome("anna", "wrong password", "10.0.0.1")).isEqualTo("BadCredentialsException");
            assertThatThrownBy(() -> attempt("ANNA", PASSWORD, "10.0.0.1")).isInstanceOfSatisfying(
                    TooManyAttemptsException.class,
                    exception -> assertThat(exception.retryAfterSeconds()).isEqualTo(wait));
            clock.now = clock.now.plusSeconds(wait);
        }
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("accepted");
        assertThat(outcome("anna", "wrong password", "10.0.0.1")).isEqualTo("BadCredentialsException");
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("accepted");
    }

    @Test
    void guessesFromManyAddressesAreSlowedDownAndDoNotLockOutTheUser() {
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("accepted");
        var guesses = IntStream.range(0, 40).mapToObj(i -> outcome("anna", "wrong password", "10.1.0." + i)).toList();

        assertThat(guesses.subList(0, 11)).containsOnly("BadCredentialsException");
        assertThat(guesses.subList(11, 40)).containsOnly("TooManyAttemptsException");
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).as("a known address").isEqualTo("accepted");
        assertThat(outcome("anna", PASSWORD, "10.2.0.1")).as("an unknown address")
                .isEqualTo("TooManyAttemptsException");
        for (var i = 0; i < 20; i++) {
            clock.now = clock.now.plusSeconds(60);
            outcome("anna", "wrong password", "10.3.0." + i);
        }
        clock.now = clock.now.plusSeconds(60);
        assertThat(outcome("anna", PASSWORD, "10.2.0.1")).as("the longest wait").isEqualTo("accepted");
        assertThat(outcome("anna", "wrong password", "10.4.0.1")).as("a success resets no guesses of others")
                .isEqualTo("TooManyAttemptsException");
    }

    @Test
    void failuresAreRemovedAfterADay() {
        for (var i = 0; i < 5; i++) {
            outcome("anna", "wrong password", "10.0.0.1");
        }
        clock.now = clock.now.plus(Duration.ofDays(1)).plusSeconds(1);
        new SignInAttemptRepository(database, transaction, clock).removeOld();
        assertThat(database.sql("select count(*) from sign_in_attempt").query(Long.class).single()).isZero();
    }

    @Test
    void sessionEndsWhenItsUserChanges() {
        var before = attempt("anna", PASSWORD, "10.0.0.1");
        assertThat(rights.areCurrentNow(before)).isTrue();
        TEST.call(() -> users.change(anna.id(), Role.VIEWER, null));
        assertThat(rights.areCurrentNow(before)).isFalse();
        assertThatThrownBy(() -> users.changeOwnPassword(user(before), PASSWORD, "a green whale instead"))
                .isInstanceOf(AccessDeniedException.class);

        var after = attempt("anna", PASSWORD, "10.0.0.1");
        users.changeOwnPassword(user(after), PASSWORD, "a green whale instead");
        assertThat(rights.areCurrentNow(after)).isFalse();
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("BadCredentialsException");
        assertThat(outcome("anna", "a green whale instead", "10.0.0.1")).isEqualTo("accepted");
    }

    @Test
    void changingAPasswordRequiresTheOldOne() {
        var user = user(attempt("anna", PASSWORD, "10.0.0.1"));
        assertThatThrownBy(() -> users.changeOwnPassword(user, "not it", "a green whale instead"))
                .hasMessageContaining("old_password is not your password");
        assertThat(outcome("anna", PASSWORD, "10.0.0.1")).isEqualTo("accepted");
    }
}
