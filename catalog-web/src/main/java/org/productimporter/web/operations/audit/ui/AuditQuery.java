package org.productimporter.web.operations.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.operations.audit.AuditService;

/// The query parameters of the page: filters and position. Ignores invalid values.
///
/// @param to the last day, inclusive
record AuditQuery(String actor, String action, @Nullable LocalDate from, @Nullable LocalDate to,
        @Nullable String cursor) {

    static AuditQuery of(QueryParameters query) {
        return new AuditQuery(query.getSingleParameter("actor").orElse(""),
                query.getSingleParameter("action").orElse(""),
                query.getSingleParameter("from").map(AuditQuery::day).orElse(null),
                query.getSingleParameter("to").map(AuditQuery::day).orElse(null),
                query.getSingleParameter("cursor").orElse(null));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// The same filters at another position.
    AuditQuery from(@Nullable String position) {
        return new AuditQuery(actor, action, from, to, position);
    }

    QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        put(values, "actor", actor);
        put(values, "action", action);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    private static void put(LinkedHashMap<String, String> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value.toString());
        }
    }

    /// A name without a prefix is the name of a user.
    AuditService.Filter filter(ZoneId zone) {
        var who = actor.strip();
        return new AuditService.Filter(who.isEmpty() ? null : who.contains(":") ? who : userActor(who),
                action.isBlank() ? null : action.strip(), from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static String userActor(String name) {
        return name.equals("anonymous") ? name : "user:" + name;
    }
}
