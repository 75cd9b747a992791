package org.productimporter.model.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Options as people write them.
class ImportOptionsTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 10, false", "0, 1, 10, true", "250, 250, 300, false", "250, 251, 300, true",
            "2.5%, 25, 1000, false", "2.5%, 26, 1000, true", "0%, 0, 0, false", "100%, 10, 10, false",
            "0.0001%, 92233720368547, 92233720368547758, true"})
    void limitIsInclusive(String limit, long rejected, long read, boolean exceeded) {
        assertThat(RejectionLimit.parse(limit).isExceededBy(rejected, read)).isEqualTo(exceeded);
        assertThat(RejectionLimit.parse(limit)).hasToString(limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "%", "5 percent", "1e3", "12345%", "2,5%"})
    void invalidLimitsAreRejected(String limit) {
        assertThatThrownBy(() -> RejectionLimit.parse(limit)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max_rejected");
    }

    @Test
    void formattedOptionsCanBeParsed() {
        var values = Map.of("mode", "update_only", "preview", "true", "columns", Map.of("Item", "sku"), "delimiter",
                "tab", "charset", "windows-1252", "on_blank", "clear", "missing", "deactivate", "missing_cap_percent",
                "0", "max_rejected", "2.5%");
        var options = ImportOptions.of(values);

        assertThat(ImportOptions.of(options.toMap())).isEqualTo(options);
        assertThat(options.file().delimiter()).isEqualTo('\t');
        assertThat(ImportOptions.of(Map.of())).isEqualTo(ImportOptions.DEFAULTS);
        assertThat(ImportOptions.of(ImportOptions.DEFAULTS.toMap())).isEqualTo(ImportOptions.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource({"mode, upsrt", "preview, yes", "delimiter, ;;", "delimiter, '\"'", "columns, sku", "on_blank, drop",
            "missing, delete", "missing_cap_percent, 101", "max_rejected, some", "mod, upsert"})
    void invalidOptionIsNamed(String option, String value) {
        assertThatThrownBy(() -> ImportOptions.of(Map.of(option, value)))
                .isInstanceOfSatisfying(InvalidOptionException.class, e -> assertThat(e.option()).isEqualTo(option));
    }
}
