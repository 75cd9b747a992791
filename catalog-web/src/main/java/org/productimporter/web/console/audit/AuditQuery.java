package org.productimporter.web.console.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.audit.Audit;

/// What the address of the page says: which entries, and from where on. What makes no sense in
/// it is left out.
///
/// @param to the last day that counts
record AuditQuery(
        String actor,
        String action,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String cursor) {

    static AuditQuery of(QueryParameters query) {
        return new AuditQuery(
                query.getSingleParameter("actor").orElse(""),
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

    /// The address for the same entries from another place on.
    AuditQuery from(@Nullable String place) {
        return new AuditQuery(actor, action, from, to, place);
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

    private static void put(
            LinkedHashMap<String, String> values, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value.toString());
        }
    }

    /// A name without its kind is a user's.
    Audit.Filter filter(ZoneId zone) {
        var who = actor.strip();
        return new Audit.Filter(
                who.isEmpty() ? null : who.contains(":") ? who : known(who),
                action.isBlank() ? null : action.strip(),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static String known(String name) {
        return name.equals("anonymous") ? name : "user:" + name;
    }
}
