package org.productimporter.importer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.productimporter.importer.split.RecordCursor;
import org.yaml.snakeyaml.Yaml;

/// Suites that others have written, record by record through [RecordCursor] and [CsvReaders]. Their
/// origin and licences are in `SOURCE.txt` beside the files.
class CsvSuitesTest {

    private static final Path SUITES = Path.of("src/test/resources/suites");

    private static final String NO_COMMENTS =
            "a comment is not part of CSV; a SKU may start with #, so the line is a row";

    /// Where we differ on purpose: the check and why.
    private static final Map<String, String> DIFFERENCES =
            Map.ofEntries(Map.entry("comments-read", NO_COMMENTS), Map.entry("comments-skip", NO_COMMENTS),
                    Map.entry("spaces-around-quotes", "blanks around a quoted cell are no content"));

    /// Checks that may fail by their own words, and do.
    private static final List<String> REJECTED = List.of("open-quotation-1", "open-quotation-2");

    @TestFactory
    Stream<DynamicTest> recordsAreThoseOfCsvSpectrum() throws IOException {
        return files("csv-spectrum/csvs", ".csv")
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> spectrum(file)));
    }

    @TestFactory
    Stream<DynamicTest> recordsAreThoseOfTheJavaComparison() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (var file : files("java-csv-comparison/tests", ".yaml").toList()) {
            Map<String, Object> table = new Yaml().load(Files.readString(file));
            for (var check : maps(table.get("checks"))) {
                var id = String.valueOf(check.get("id"));
                tests.add(DynamicTest.dynamicTest(id, () -> compare(id, check, skipsBlank(table))));
            }
        }
        return tests.stream();
    }

    private static void spectrum(Path file) throws IOException {
        var expected = maps(new Yaml()
                .load(Files.readString(Path.of(file.toString().replace("/csvs/", "/json/").replace(".csv", ".json")))));
        var records = records(Files.readAllBytes(file), true);
        var header = Objects.requireNonNull(records.getFirst());
        List<Map<String, Object>> actual = new ArrayList<>();
        for (var cells : records.subList(1, records.size())) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int column = 0; column < header.size(); column++) {
                row.put(header.get(column), Objects.requireNonNull(cells).get(column));
            }
            actual.add(row);
        }
        if (file.endsWith("location_coordinates.csv")) {
            // The suite contradicts itself: its JSON has another telephone number than its CSV.
            actual.getFirst().put("Contact Phone Number", "1234567890");
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static void compare(String id, Map<String, Object> check, boolean skipBlank) {
        for (var lineEnd : List.of("\n", "\r", "\r\n")) {
            for (var space : List.of(" ", "\t")) {
                var input = visible(String.valueOf(check.get("input")), lineEnd, space);
                var actual = records(input.getBytes(UTF_8), skipBlank);
                List<List<String>> expected = new ArrayList<>();
                for (var cells : (List<?>) Objects.requireNonNull(check.get("records"))) {
                    expected.add(((List<?>) cells).stream()
                            .map(cell -> visible(String.valueOf(cell), lineEnd, space))
                            .toList());
                }
                var table = id.replaceFirst("-\\d+$", "");
                if (DIFFERENCES.containsKey(table)) {
                    assertThat(actual).as(DIFFERENCES.get(table)).isNotEqualTo(expected);
                } else if (REJECTED.contains(id)) {
                    assertThat(actual).as("rejected").containsNull();
                } else {
                    assertThat(actual).isEqualTo(expected);
                }
            }
        }
    }

    private static List<@Nullable List<String>> records(byte[] bytes, boolean skipBlank) {
        List<@Nullable List<String>> records = new ArrayList<>();
        var cursor = new RecordCursor(bytes, ',', 1);
        while (cursor.next()) {
            if (!skipBlank || cursor.contentEnd() > cursor.start()) {
                records.add(CsvReaders.cells(bytes, cursor.start(), cursor.end(), UTF_8, ','));
            }
        }
        return records;
    }

    private static String visible(String text, String lineEnd, String space) {
        return text.replace("␍", "\r")
                .replace("␊", "\n")
                .replace("␤", "\r\n")
                .replace("⏎", lineEnd)
                .replace("␠", space);
    }

    private static boolean skipsBlank(Map<String, Object> table) {
        return table.get("settings") instanceof Map<?, ?> settings
                && Boolean.TRUE.equals(settings.get("skipEmptyLines"));
    }

    private static Stream<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(SUITES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static List<Map<String, Object>> maps(@Nullable Object list) {
        List<Map<String, Object>> maps = new ArrayList<>();
        // A suite writes a list of one as its only element.
        for (var entry : list instanceof Map<?, ?> one ? List.of(one) : (List<?>) Objects.requireNonNull(list)) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) entry).forEach((key, value) -> map.put(String.valueOf(key), value));
            maps.add(map);
        }
        return maps;
    }
}
