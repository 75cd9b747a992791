package org.productimporter.web.imports.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportFilter;

/// The filters and the page of the list of imports, as URL parameters. Invalid parameters are ignored.
///
/// @param to the last day, inclusive
record ImportListQuery(@Nullable ImportState state, String fileName, @Nullable LocalDate from, @Nullable LocalDate to,
        @Nullable String cursor) {

    static final ImportListQuery ALL = new ImportListQuery(null, "", null, null, null);

    static ImportListQuery of(QueryParameters query) {
        return new ImportListQuery(query.getSingleParameter("state").map(ImportListQuery::state).orElse(null),
                query.getSingleParameter("file_name").orElse(""),
                query.getSingleParameter("from").map(ImportListQuery::day).orElse(null),
                query.getSingleParameter("to").map(ImportListQuery::day).orElse(null),
                query.getSingleParameter("cursor").orElse(null));
    }

    private static @Nullable ImportState state(String text) {
        return Arrays.stream(ImportState.values()).filter(known -> known.text().equals(text)).findFirst().orElse(null);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// The same filters with another page.
    ImportListQuery withCursor(@Nullable String other) {
        return new ImportListQuery(state, fileName, from, to, other);
    }

    QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        put(values, "state", state == null ? null : state.text());
        put(values, "file_name", fileName.isBlank() ? null : fileName);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    private static void put(LinkedHashMap<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    boolean isFiltered() {
        return !withCursor(null).equals(ALL);
    }

    ImportFilter filter(ZoneId zone) {
        return new ImportFilter(state, fileName.isBlank() ? null : fileName, null,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Whether a new import belongs on this page.
    boolean includes(ImportSummary summary, ZoneId zone) {
        var filter = filter(zone);
        return cursor == null && (filter.state() == null || filter.state() == summary.state())
                && (filter.fileName() == null || summary.fileName()
                        .toLowerCase(Locale.ROOT)
                        .contains(filter.fileName().toLowerCase(Locale.ROOT)))
                && (filter.from() == null || !summary.requestedAt().isBefore(filter.from()))
                && (filter.to() == null || summary.requestedAt().isBefore(filter.to()));
    }
}
