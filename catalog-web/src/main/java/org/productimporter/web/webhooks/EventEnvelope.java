package org.productimporter.web.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.productimporter.db.SqlTime;

/// An event with the message that is signed and sent, in payload version 1. The same event always yields the same
/// bytes, so that retries and redeliveries carry the same body.
///
/// @param createdAt in microseconds, as PostgreSQL stores it
/// @param data the field `data` as JSON
public record EventEnvelope(UUID id, String type, Instant createdAt, String data) {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// Reads the columns `event_id`, `type`, `event_created_at` and `data`.
    public static EventEnvelope of(ResultSet row) throws SQLException {
        return new EventEnvelope(row.getObject("event_id", UUID.class), row.getString("type"),
                SqlTime.required(row, "event_created_at"), row.getString("data"));
    }

    /// The header `webhook-id`.
    public String messageId() {
        return "msg_" + id;
    }

    /// The body of the message.
    public String body() {
        return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"id\":\"%s\",\"version\":1,\"data\":%s}".formatted(type,
                TIMESTAMP.format(createdAt), messageId(), data);
    }
}
