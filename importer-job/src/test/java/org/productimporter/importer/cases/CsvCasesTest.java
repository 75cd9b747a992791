package org.productimporter.importer.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.inspection.Inspection;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.importer.normal.NormalFormProgress;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RangeRows;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.rows.RowTotals;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.imports.ImportOptions;

/// Runs every table, each case twice: as one range, and with each record as a range of its own.
class CsvCasesTest {

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> casesBehaveAsTheirTablesSay() throws IOException {
        return CsvCase.all()
                .stream()
                .map(csvCase -> DynamicTest.dynamicTest(csvCase.topic() + ": " + csvCase.name(), () -> check(csvCase)));
    }

    @Test
    void namesAreUnique() throws IOException {
        assertThat(CsvCase.all().stream().map(csvCase -> csvCase.topic() + csvCase.name())).doesNotHaveDuplicates();
    }

    private void check(CsvCase csvCase) throws IOException {
        var file = Files.write(folder.resolve("case.csv"), csvCase.input());
        var options = ImportOptions.of(csvCase.map("options"));
        var limits = limits(csvCase.map("limits"));
        switch (inspect(limits, file, options)) {
            case Inspection.Rejected(var problem) -> {
                assertThat(csvCase.has("refused")).as("refused: %s", problem).isTrue();
                var expected = csvCase.map("refused");
                assertThat(problem.title()).isEqualTo(expected.get("title"));
                assertThat(problem.detail()).contains(String.valueOf(expected.get("detail")));
                assertThat(problem.action()).isNotBlank().contains(String.valueOf(expected.getOrDefault("action", "")));
            }
            case Inspection.NeedsMapping(var mapping) -> {
                assertThat(csvCase.has("asks")).as("asked: %s", mapping.questions()).isTrue();
                assertThat(mapping.questions()).extracting(question -> question.field())
                        .contains(String.valueOf(csvCase.map("asks").get("field")));
            }
            case Inspection.Accepted accepted -> {
                assertThat(csvCase.has("refused")).as("accepted: %s", accepted).isFalse();
                checkLayout(csvCase, accepted);
                checkRows(csvCase, parse(file, accepted, options, limits));
                checkSplit(csvCase, file, options, limits);
            }
        }
    }

    private Inspection inspect(FileLimits limits, Path file, ImportOptions options) throws IOException {
        return new SourceInspector(UnpackLimits.DEFAULTS, limits, ProfileFinder.NONE).inspect(file,
                folder.resolve("normal.csv"), options, false, NormalFormProgress.NONE);
    }

    private static void checkLayout(CsvCase csvCase, Inspection.Accepted accepted) {
        if (csvCase.has("delimiter")) {
            assertThat(String.valueOf(accepted.layout().delimiter()))
                    .isEqualTo(new String(VisibleBytes.decode(csvCase.text("delimiter")), UTF_8));
        }
        if (csvCase.has("header")) {
            assertThat(accepted.layout().header()).isEqualTo(csvCase.texts("header"));
        }
        if (csvCase.has("sample")) {
            assertThat(accepted.skuSample()).isEqualTo(csvCase.texts("sample"));
        }
        var expected = csvCase.texts("warnings");
        assertThat(accepted.warnings()).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(accepted.warnings().get(i)).contains(expected.get(i));
        }
    }

    private static void checkRows(CsvCase csvCase, Parsed parsed) {
        if (csvCase.has("good_rows")) {
            assertThat(parsed.good()).hasSize(csvCase.number("good_rows", -1));
        } else {
            assertThat(parsed.good()).isEqualTo(csvCase.maps("rows").stream().map(CsvCasesTest::sorted).toList());
        }
        var expected = csvCase.maps("problems");
        assertThat(parsed.bad()).as("problems").hasSize(csvCase.number("bad_rows", expected.size()));
        for (int i = 0; i < expected.size(); i++) {
            var keys = expected.get(i).keySet();
            var actual = new TreeMap<>(parsed.bad().get(i));
            actual.keySet().retainAll(keys);
            assertThat(actual).isEqualTo(sorted(expected.get(i)));
        }
        assertThat(parsed.blank()).as("blank lines").isEqualTo(csvCase.number("blank", 0));
        assertThat(parsed.read()).isEqualTo(parsed.good().size() + parsed.bad().size());
    }

    private void checkSplit(CsvCase csvCase, Path file, ImportOptions options, FileLimits limits) throws IOException {
        var small = new FileLimits(1, 1, limits.maxRecordBytes(), limits.maxColumns());
        var accepted = (Inspection.Accepted) inspect(small, file, options);
        var split = parse(file, accepted, options, limits);
        split.bad().forEach(row -> row.remove("record"));
        var problems = csvCase.maps("problems");
        problems.forEach(row -> row.remove("record"));
        var fields = new TreeMap<>(csvCase.fields());
        fields.put("problems", problems);
        checkRows(new CsvCase(csvCase.topic(), csvCase.name(), csvCase.covers(), fields), split);
    }

    private Parsed parse(Path original, Inspection.Accepted accepted, ImportOptions options, FileLimits limits)
            throws IOException {
        var file = accepted.layout().normalForm() ? folder.resolve("normal.csv") : original;
        var parsed = new Parsed();
        var layout = accepted.layout();
        var rules = new RowOptions(options.onBlank(), limits.maxRecordBytes());
        for (var range : accepted.ranges()) {
            if (range.bytes() > (long) limits.rangeBytes() + limits.maxRecordBytes()) {
                var head = RangeReader.head(file, range, 64);
                var rejected = new RangeParser(layout, rules).oversized(range.firstLine(), head, range.bytes());
                parsed.accept(new RowCopy.Rejected(rejected));
                parsed.add(new RowTotals(1, 0, 1));
            } else {
                var bytes = RangeReader.read(file, range);
                var rows = RangeRows.parsed(layout, rules, range.firstLine(), bytes);
                assertThat(rows).isEqualTo(RangeRows.parsedCarefully(layout, rules, range.firstLine(), bytes));
                rows.rows().forEach(parsed::accept);
                parsed.add(rows.totals());
            }
        }
        return parsed;
    }

    private static FileLimits limits(Map<String, Object> wanted) {
        var defaults = FileLimits.DEFAULTS;
        return new FileLimits(defaults.rangeBytes(), defaults.minRangeBytes(),
                (Integer) wanted.getOrDefault("record", defaults.maxRecordBytes()),
                (Integer) wanted.getOrDefault("columns", defaults.maxColumns()));
    }

    private static Map<String, Object> sorted(Map<String, Object> fields) {
        return new TreeMap<>(fields);
    }
}
