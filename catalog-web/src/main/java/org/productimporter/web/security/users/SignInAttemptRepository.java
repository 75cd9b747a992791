package org.productimporter.web.security.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// The SQL of the table `sign_in_attempt`, which slows down password guessing. After four failures of one name from one address,
/// each further attempt has to wait twice as long, up to 15 minutes. The table holds for all nodes. An attempt counts as failed
/// before its password is checked, so that concurrent attempts are counted too. Thread-safe.
@Repository
class SignInAttemptRepository {

    private static final int FREE = 4;
    private static final int MAX_DOUBLINGS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInAttemptRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String BEGIN = """
            insert into sign_in_attempt as a (name_hash, address, failures, last_attempt_at, blocked_until)
            values (:name, :address, 1, :now, :now)
            on conflict (name_hash, address) do update
            set failures = case when a.last_attempt_at < :forgotten then 1 else a.failures + 1 end,
                last_attempt_at = :now,
                blocked_until = case
                    when a.last_attempt_at < :forgotten or a.failures < :free then :now
                    else :now + least(
                        :longest * interval '1 second',
                        power(2, least(a.failures - :free, :doublings)) * interval '1 second')
                end
            where a.blocked_until <= :now
            returning failures
            """;

    private static final String BLOCKED_UNTIL = """
            select blocked_until
            from sign_in_attempt
            where name_hash = :name
              and address = :address
            """;

    /// Counts an attempt, in a transaction of its own.
    ///
    /// @throws TooManyAttemptsException when the password must not be checked yet
    void begin(String name, String address) {
        var now = clock.instant();
        var counted = jdbc.sql(BEGIN)
                .param("name", key(name))
                .param("address", address)
                .param("now", utc(now))
                .param("forgotten", utc(now.minus(FORGOTTEN)))
                .param("free", FREE)
                .param("doublings", MAX_DOUBLINGS)
                .param("longest", LONGEST.toSeconds())
                .query(Integer.class)
                .optional();
        if (counted.isEmpty()) {
            var blockedUntil = jdbc.sql(BLOCKED_UNTIL)
                    .param("name", key(name))
                    .param("address", address)
                    .query(OffsetDateTime.class)
                    .optional();
            throw new TooManyAttemptsException(
                    blockedUntil.map(time -> Duration.between(now, time.toInstant())).orElse(Duration.ZERO));
        }
    }

    private static final String CLEAR = """
            delete from sign_in_attempt
            where name_hash = :name
              and address = :address
            """;

    /// Forgets the failures before a successful attempt.
    void succeeded(String name, String address) {
        jdbc.sql(CLEAR).param("name", key(name)).param("address", address).update();
    }

    private static final String FORGET = """
            delete from sign_in_attempt
            where last_attempt_at < :forgotten
            """;

    @Scheduled(fixedDelayString = "1h")
    void forget() {
        jdbc.sql(FORGET).param("forgotten", utc(clock.instant().minus(FORGOTTEN))).update();
    }

    private static String key(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.strip().toLowerCase(Locale.ROOT).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
