package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.productimporter.model.imports.ImportState;

class ImportListQueryTest {

    @Test
    void parametersContainTheWholeQuery() {
        var query = new ImportListQuery(ImportState.FAILED, "spring & co", LocalDate.parse("2026-11-01"),
                LocalDate.parse("2026-11-02"), "k1");

        assertThat(ImportListQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.isFiltered()).isTrue();
    }

    @Test
    void ignoresInvalidParameters() {
        var query = ImportListQuery.of(QueryParameters.fromString("state=lost&from=soon&page=3"));

        assertThat(query).isEqualTo(ImportListQuery.ALL);
        assertThat(query.isFiltered()).isFalse();
    }

    @Test
    void daysAreInTheTimeZoneOfTheBrowserAndInclusive() {
        var day = LocalDate.parse("2026-11-22");
        var filter = new ImportListQuery(null, "", day, day, null).filter(ZoneId.of("Pacific/Auckland"));

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(filter.to()).isEqualTo(Instant.parse("2026-11-22T11:00:00Z"));
    }
}
