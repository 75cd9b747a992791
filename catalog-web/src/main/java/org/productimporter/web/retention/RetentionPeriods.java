package org.productimporter.web.retention;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Retained;
import org.productimporter.web.security.NoScopeRequired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Knows how long something is kept at this moment. It asks the database each time, so a change
/// counts at the next clean-up of every node. Thread-safe.
@Component
public class RetentionPeriods {

    private final JdbcClient jdbc;

    public RetentionPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What was chosen, else what the settings say.
    @NoScopeRequired("says how long, and shows nothing of what is kept")
    public Duration keep(Retained configured) {
        return chosen(configured).orElse(configured.keep());
    }

    private static final String FIND =
            """
            select keep_days
            from retention
            where name = :name
            """;

    Optional<Duration> chosen(Retained configured) {
        return jdbc.sql(FIND)
                .param("name", configured.name())
                .query(Integer.class)
                .optional()
                .map(Duration::ofDays);
    }

    private static final String CHOOSE =
            """
            insert into retention (name, keep_days)
            values (:name, :days)
            on conflict (name) do update
            set keep_days = excluded.keep_days,
                changed_at = now()
            """;

    private static final String FORGET =
            """
            delete from retention
            where name = :name
            """;

    /// @param days null for what the settings say
    void choose(Retained configured, @Nullable Integer days) {
        jdbc.sql(days == null ? FORGET : CHOOSE)
                .param("name", configured.name())
                .param("days", days)
                .update();
    }
}
