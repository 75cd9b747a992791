package org.productimporter.web.jobs.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.jobs.JobRecords.Filter;

/// The query of the URL of the list: filters and cursor. Invalid values are ignored.
///
/// @param parameter `name=value`
/// @param to the last day, inclusive
record JobQuery(@Nullable String status, String name, String parameter, @Nullable LocalDate from,
        @Nullable LocalDate to, @Nullable String cursor) {

    static final JobQuery ALL = new JobQuery(null, "", "", null, null, null);

    static final List<String> STATUSES =
            List.of("STARTING", "STARTED", "STOPPING", "STOPPED", "FAILED", "COMPLETED", "ABANDONED", "UNKNOWN");

    static JobQuery of(QueryParameters query) {
        return new JobQuery(
                query.getSingleParameter("status")
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .filter(STATUSES::contains)
                        .orElse(null),
                query.getSingleParameter("name").orElse("").strip(),
                query.getSingleParameter("parameter").orElse("").strip(),
                query.getSingleParameter("from").map(JobQuery::day).orElse(null),
                query.getSingleParameter("to").map(JobQuery::day).orElse(null),
                query.getSingleParameter("cursor").orElse(null));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    JobQuery withCursor(@Nullable String newCursor) {
        return new JobQuery(status, name, parameter, from, to, newCursor);
    }

    QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        put(values, "status", status == null ? "" : status.toLowerCase(Locale.ROOT));
        put(values, "name", name);
        put(values, "parameter", parameter);
        put(values, "from", from == null ? "" : from.toString());
        put(values, "to", to == null ? "" : to.toString());
        put(values, "cursor", cursor == null ? "" : cursor);
        return QueryParameters.simple(values);
    }

    private static void put(LinkedHashMap<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    boolean isFiltered() {
        return !withCursor(null).equals(ALL);
    }

    /// Whether the parameter is empty or `name=value`.
    boolean isParameterValid() {
        return parameter.isEmpty() || parameter.indexOf('=') > 0;
    }

    Filter filter(ZoneId zone) {
        return new Filter(name.isEmpty() ? null : name, status,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
                parameter.isEmpty() || !isParameterValid() ? null : parameter);
    }
}
