package org.productimporter.web.security.users;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.productimporter.db.SqlTime;
import org.productimporter.model.files.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// The SQL of the table `sign_in_attempt`, which slows down password guessing. After four failures of one name from one address,
/// each further attempt waits twice as long, up to 15 minutes, on all nodes. An attempt counts as failed before its password is
/// checked, so that concurrent attempts count too. Thread-safe.
@Repository
class SignInAttemptRepository {

    private static final int FREE_FAILURES = 4;
    private static final int MAX_DOUBLINGS = 10;
    private static final Duration MAX_WAIT = Duration.ofMinutes(15);
    private static final Duration RESET_AFTER = Duration.ofDays(1);

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
            set failures = case when a.last_attempt_at < :start then 1 else a.failures + 1 end,
                last_attempt_at = :now,
                blocked_until = case
                    when a.last_attempt_at < :start or a.failures < :free then :now
                    else :now + least(
                        :max_wait * interval '1 second',
                        power(2, least(a.failures - :free, :doublings)) * interval '1 second')
                end
            where a.blocked_until <= :now
            returning failures
            """;

    private static final String FREE_AT = """
            select blocked_until
            from sign_in_attempt
            where name_hash = :name
              and address = :address
            """;

    /// Counts an attempt, in a transaction of its own.
    ///
    /// @throws TooManyAttemptsException if the password must not be checked yet
    void begin(String name, String address) {
        var now = clock.instant();
        var counted = jdbc.sql(BEGIN)
                .param("name", key(name))
                .param("address", address)
                .param("now", SqlTime.parameter(now))
                .param("start", SqlTime.parameter(now.minus(RESET_AFTER)))
                .param("free", FREE_FAILURES)
                .param("doublings", MAX_DOUBLINGS)
                .param("max_wait", MAX_WAIT.toSeconds())
                .query(Integer.class)
                .optional();
        if (counted.isEmpty()) {
            var freeAt = jdbc.sql(FREE_AT)
                    .param("name", key(name))
                    .param("address", address)
                    .query(OffsetDateTime.class)
                    .optional();
            throw new TooManyAttemptsException(
                    freeAt.map(time -> Duration.between(now, time.toInstant())).orElse(Duration.ZERO));
        }
    }

    /// Removes the failures before a successful attempt.
    void clear(String name, String address) {
        jdbc.sql("delete from sign_in_attempt where name_hash = :name and address = :address")
                .param("name", key(name))
                .param("address", address)
                .update();
    }

    @Scheduled(fixedDelayString = "1h")
    void removeOld() {
        jdbc.sql("delete from sign_in_attempt where last_attempt_at < :start")
                .param("start", SqlTime.parameter(clock.instant().minus(RESET_AFTER)))
                .update();
    }

    private static String key(String name) {
        return Sha256.ofText(name.strip().toLowerCase(Locale.ROOT));
    }
}
