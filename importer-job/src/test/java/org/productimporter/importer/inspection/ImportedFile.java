package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.normal.NormalFormProgress;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.rows.RangeRows;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;

/// A file that is inspected and parsed without a database.
record ImportedFile(Path file, Path normalForm, UnpackLimits limits) {

    static ImportedFile of(Path folder, String name, byte[] content) throws IOException {
        return new ImportedFile(Files.write(folder.resolve(name), content), folder.resolve("normal/import-1.csv"),
                UnpackLimits.DEFAULTS);
    }

    Inspection inspect(Map<String, ?> options, boolean confirmed) throws IOException {
        return new SourceInspector(limits, FileLimits.withRangesOf(64), ProfileFinder.NONE).inspect(file, normalForm,
                ImportOptions.of(options), confirmed, NormalFormProgress.NONE);
    }

    Inspection.Accepted accepted(Map<String, ?> options) throws IOException {
        var inspection = inspect(options, false);
        assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        return (Inspection.Accepted) inspection;
    }

    ImportFailure refused() throws IOException {
        var inspection = inspect(Map.of(), false);
        assertThat(inspection).isInstanceOf(Inspection.Rejected.class);
        assertThat(normalForm).doesNotExist();
        return ((Inspection.Rejected) inspection).failure();
    }

    List<RowCopy> rows(Map<String, ?> options) throws IOException {
        return rows(accepted(options), options);
    }

    List<RowCopy> rows(Inspection.Accepted accepted, Map<String, ?> options) throws IOException {
        var read = accepted.layout().normalForm() ? normalForm : file;
        List<RowCopy> rows = new ArrayList<>();
        var rules = RowOptions.of(ImportOptions.of(options));
        for (var range : accepted.ranges()) {
            var bytes = RangeReader.read(read, range);
            var parsed = RangeRows.parsed(accepted.layout(), rules, range.firstLine(), bytes);
            assertThat(parsed).isEqualTo(RangeRows.parsedCarefully(accepted.layout(), rules, range.firstLine(), bytes));
            rows.addAll(parsed.rows());
        }
        return rows;
    }

    /// Returns `line: sku, name, price` of each valid row, and `line: code` of each rejected one.
    List<String> shown(Map<String, ?> options) throws IOException {
        return rows(options).stream().map(row -> switch (row) {
            case RowCopy.Valid valid -> "%d: %s, %s, %s".formatted(valid.line(), valid.sku(), valid.name(),
                    valid.price());
            case RowCopy.Rejected(var bad) -> "%d: %s".formatted(bad.line(), bad.code().code());
        }).toList();
    }
}
