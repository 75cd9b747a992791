package org.productimporter.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments in columns and parameters of the type `timestamp with time zone`: the driver takes them as
/// [OffsetDateTime], the program as [Instant].
public final class SqlTime {

    private SqlTime() {}

    /// The moment in a column that is never null.
    public static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The moment in a column, or null.
    public static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// The moment as a parameter of a statement.
    public static @Nullable OffsetDateTime parameter(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
