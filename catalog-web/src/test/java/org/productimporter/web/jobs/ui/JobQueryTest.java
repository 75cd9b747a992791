package org.productimporter.web.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.JobRecords.Filter;

class JobQueryTest {

    private static final Map<String, String> ALL = Map.of("status", "failed", "name", "product-import", "parameter",
            "importId=7", "from", "2026-01-02", "to", "2026-01-03", "cursor", "x");

    @Test
    void theQueryOfTheUrlIsReadAndWritten() {
        var query = JobQuery.of(QueryParameters.simple(ALL));

        assertThat(query).isEqualTo(new JobQuery("FAILED", "product-import", "importId=7", LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 1, 3), "x"));
        assertThat(JobQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.filter(ZoneId.of("Europe/Berlin"))).isEqualTo(new Filter("product-import", "FAILED",
                Instant.parse("2026-01-01T23:00:00Z"), Instant.parse("2026-01-03T23:00:00Z"), "importId=7"));
    }

    @Test
    void invalidValuesAreIgnored() {
        var query = JobQuery.of(QueryParameters.simple(Map.of("status", "odd", "from", "soon", "parameter", "7")));

        assertThat(query.status()).isNull();
        assertThat(query.from()).isNull();
        assertThat(query.isParameterValid()).isFalse();
        assertThat(query.filter(ZoneId.of("UTC"))).isEqualTo(new Filter(null, null, null, null, null));
    }
}
