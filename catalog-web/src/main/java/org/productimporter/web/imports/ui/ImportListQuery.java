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

/// What the address of the list says: which imports, and from where on. What makes no sense in
/// it is left out.
///
/// @param to the last day that counts
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

    /// The address for the same imports from another place on.
    ImportListQuery from(@Nullable String place) {
        return new ImportListQuery(state, fileName, from, to, place);
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
        return !from(null).equals(ALL);
    }

    ImportFilter filter(ZoneId zone) {
        return new ImportFilter(state, fileName.isBlank() ? null : fileName, null,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Whether an import that was just asked for belongs on this page.
    boolean shows(ImportSummary status, ZoneId zone) {
        var wanted = filter(zone);
        return cursor == null && (wanted.state() == null || wanted.state() == status.state())
                && (wanted.fileName() == null || status.fileName()
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted.fileName().toLowerCase(Locale.ROOT)))
                && (wanted.from() == null || !status.requestedAt().isBefore(wanted.from()))
                && (wanted.to() == null || status.requestedAt().isBefore(wanted.to()));
    }
}
