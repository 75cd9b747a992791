package org.productimporter.importer.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.rejections.CsvRecordWriter;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionRecords;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Writes the rejected rows of an import to a new file, to correct and import again. Never overwrites a file. Thread-safe.
@Component
@Lazy
class RejectionsFile {

    private static final int BATCH = 500;
    private static final int MAX_NAMES = 1000;

    private final ImportResultRepository results;

    RejectionsFile(ImportResultRepository results) {
        this.results = results;
    }

    /// @param source the imported file
    /// @param chosen the file to create; null for one beside the source
    void write(ImportSummary summary, Path source, @Nullable Path chosen, PrintStream messages) {
        try {
            var file = chosen == null ? writeBeside(summary.id(), source) : write(summary.id(), chosen);
            messages.printf("%,d rejected rows: %s%n", summary.rows().rejected(), file);
        } catch (IOException e) {
            messages.printf("The rejected rows cannot be written: %s. Name another file with --rejections=FILE.%n", e);
        }
    }

    private Path writeBeside(long id, Path source) throws IOException {
        var name = String.valueOf(source.getFileName());
        var stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        for (var number = 1; number < MAX_NAMES; number++) {
            try {
                return write(id, source.resolveSibling(
                        stem + (number == 1 ? ".rejections.csv" : ".rejections-%d.csv".formatted(number))));
            } catch (FileAlreadyExistsException e) {
                // That of an earlier import.
            }
        }
        throw new FileAlreadyExistsException(source.resolveSibling(stem + ".rejections.csv").toString());
    }

    private Path write(long id, Path file) throws IOException {
        var records = new RejectionRecords(results.layout(id).orElseThrow());
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            var csv = new CsvRecordWriter(records.delimiter(), records.header(), UnaryOperator.identity(), out);
            var line = 0L;
            List<RejectedRecord> batch;
            do {
                batch = results.rejections(id, line, BATCH);
                for (var rejection : batch) {
                    csv.write(records.record(rejection));
                    line = rejection.line();
                }
            } while (batch.size() == BATCH);
            csv.finish();
        }
        return file;
    }
}
