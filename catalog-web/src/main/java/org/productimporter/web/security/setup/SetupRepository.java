package org.productimporter.web.security.setup;

import java.time.Instant;
import java.util.Optional;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the table `setup`, which has one row. Thread-safe.
@Repository
class SetupRepository {

    /// The current setup code.
    ///
    /// @param hash hex SHA-256
    record Code(String hash, Instant expiresAt) {}

    private final JdbcClient jdbc;

    SetupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Serializes setups until the end of the transaction.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('setup', 0))").query((_, _) -> true).single();
    }

    boolean isDone() {
        return jdbc.sql("select exists (select from setup where done_at is not null)").query(Boolean.class).single();
    }

    private static final String CODE = """
            select encode(code_hash, 'hex') as hash, expires_at
            from setup
            where done_at is null
            """;

    Optional<Code> code() {
        return jdbc.sql(CODE).query(Code.class).optional();
    }

    private static final String RENEW = """
            insert into setup (code_hash, expires_at)
            values (decode(:hash, 'hex'), :expires_at)
            on conflict (singleton) do update
            set code_hash = excluded.code_hash,
                expires_at = excluded.expires_at
            where setup.done_at is null
            """;

    void renew(Code code) {
        jdbc.sql(RENEW).param("hash", code.hash()).param("expires_at", SqlTime.parameter(code.expiresAt())).update();
    }

    private static final String CLOSE = """
            insert into setup (done_at)
            values (clock_timestamp())
            on conflict (singleton) do update
            set code_hash = null,
                expires_at = null,
                done_at = clock_timestamp()
            where setup.done_at is null
            """;

    /// Closes the setup permanently.
    void close() {
        jdbc.sql(CLOSE).update();
    }
}
