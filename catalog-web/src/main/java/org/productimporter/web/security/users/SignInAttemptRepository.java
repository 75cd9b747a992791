package org.productimporter.web.security.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.productimporter.db.SqlTime;
import org.productimporter.model.files.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// The SQL of the table `sign_in_attempt`, which slows down password guessing on all nodes. After four failures of one name from
/// one address, each further attempt waits twice as long, up to 15 minutes. After ten failures of one name from any addresses,
/// attempts from unknown addresses wait, too, up to a minute. An address is known for 90 days after the user signed in from it,
/// so that guesses of others do not lock the user out. An attempt counts as failed before its password is checked, so that
/// concurrent attempts count too. Thread-safe.
@Repository
class SignInAttemptRepository {

    /// @param free failures without a wait
    private record Limit(int free, Duration maxWait) {}

    private static final Limit ONE_ADDRESS = new Limit(4, Duration.ofMinutes(15));
    private static final Limit ALL_ADDRESSES = new Limit(10, Duration.ofMinutes(1));
    private static final String ANYWHERE = "*";
    private static final int MAX_DOUBLINGS = 10;
    private static final Duration RESET_AFTER = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    SignInAttemptRepository(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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
            returning coalesce(succeeded_at > :known_since, false)
            """;

    private static final String FREE_AT = """
            select blocked_until
            from sign_in_attempt
            where name_hash = :name
              and address = :address
            """;

    /// Counts an attempt, in a transaction of its own.
    ///
    /// @throws TooManyAttemptsException if the password must not be checked yet; the attempt does not count then
    void begin(String name, String address) {
        transaction.executeWithoutResult(_ -> {
            if (!count(name, address, ONE_ADDRESS)) {
                count(name, ANYWHERE, ALL_ADDRESSES);
            }
        });
    }

    /// @return whether the address is known
    private boolean count(String name, String address, Limit limit) {
        var now = clock.instant();
        return jdbc.sql(BEGIN)
                .param("name", key(name))
                .param("address", address)
                .param("now", SqlTime.parameter(now))
                .param("start", SqlTime.parameter(now.minus(RESET_AFTER)))
                .param("known_since", SqlTime.parameter(now.minus(KNOWN_FOR)))
                .param("free", limit.free())
                .param("doublings", MAX_DOUBLINGS)
                .param("max_wait", limit.maxWait().toSeconds())
                .query(Boolean.class)
                .optional()
                .orElseThrow(() -> tooMany(name, address, now));
    }

    private TooManyAttemptsException tooMany(String name, String address, Instant now) {
        var freeAt = jdbc.sql(FREE_AT)
                .param("name", key(name))
                .param("address", address)
                .query(OffsetDateTime.class)
                .optional();
        return new TooManyAttemptsException(
                freeAt.map(time -> Duration.between(now, time.toInstant())).orElse(Duration.ZERO));
    }

    private static final String SUCCEED = """
            update sign_in_attempt
            set failures = 0,
                blocked_until = :now,
                succeeded_at = :now
            where name_hash = :name
              and address = :address
            returning coalesce(old.succeeded_at > :known_since, false)
            """;

    private static final String UNCOUNT = """
            update sign_in_attempt
            set failures = greatest(failures - 1, 0)
            where name_hash = :name
              and address = :address
            """;

    /// Removes the failures of this address before a successful attempt, which makes the address known. Keeps the failures of
    /// other addresses, which may be guesses.
    void succeed(String name, String address) {
        var now = clock.instant();
        var known = jdbc.sql(SUCCEED)
                .param("name", key(name))
                .param("address", address)
                .param("now", SqlTime.parameter(now))
                .param("known_since", SqlTime.parameter(now.minus(KNOWN_FOR)))
                .query(Boolean.class)
                .optional();
        if (known.isPresent() && !known.get()) {
            jdbc.sql(UNCOUNT).param("name", key(name)).param("address", ANYWHERE).update();
        }
    }

    private static final String REMOVE_OLD = """
            delete from sign_in_attempt
            where last_attempt_at < :start
              and (succeeded_at is null or succeeded_at < :known_since)
            """;

    @Scheduled(fixedDelayString = "1h")
    void removeOld() {
        var now = clock.instant();
        jdbc.sql(REMOVE_OLD)
                .param("start", SqlTime.parameter(now.minus(RESET_AFTER)))
                .param("known_since", SqlTime.parameter(now.minus(KNOWN_FOR)))
                .update();
    }

    private static String key(String name) {
        return Sha256.ofText(name.strip().toLowerCase(Locale.ROOT));
    }
}
