package org.productimporter.web.operations.retention;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.security.NoScopeRequired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The retention periods that administrators chose: the SQL of the table `retention`. Each call reads the database, so a change takes
/// effect at the next clean-up of every node. Thread-safe.
@Repository
public class RetentionSettings {

    private final JdbcClient jdbc;

    public RetentionSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The chosen period, or else the configured one.
    @NoScopeRequired("returns a period and no records")
    public Duration keep(RetentionPolicy policy) {
        return chosen(policy).orElse(policy.keep());
    }

    Optional<Duration> chosen(RetentionPolicy policy) {
        return jdbc.sql("select keep_days from retention where name = :name")
                .param("name", policy.name())
                .query(Integer.class)
                .optional()
                .map(Duration::ofDays);
    }

    private static final String CHOOSE = """
            insert into retention (name, keep_days)
            values (:name, :days)
            on conflict (name) do update
            set keep_days = excluded.keep_days,
                changed_at = now()
            """;

    /// @param days null to return to the configured period
    void choose(RetentionPolicy policy, @Nullable Integer days) {
        jdbc.sql(days == null ? "delete from retention where name = :name" : CHOOSE)
                .param("name", policy.name())
                .param("days", days)
                .update();
    }
}
