package org.productimporter.importer.merge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.RawText;
import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.RejectionRepository;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.split.FileRange;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;
import org.springframework.stereotype.Component;

/// Rejects the rows that the merge cannot apply: unknown products of an `update_only` import, new products without a name, and attributes that exceed
/// the limits together with those of the product. Reads their text from the file again: storing it in staging would cost
/// all other imports the space. Thread-safe.
@Component
public final class UnmergeableRowRejector {

    private final NormalForms normalForms;
    private final ImportProgressRepository progress;
    private final ChunkPlanRepository plan;
    private final RejectionRepository rejections;

    UnmergeableRowRejector(NormalForms normalForms, ImportProgressRepository progress, ChunkPlanRepository plan,
            RejectionRepository rejections) {
        this.normalForms = normalForms;
        this.progress = progress;
        this.plan = plan;
        this.rejections = rejections;
    }

    /// Stores rejections for `unknown`, which is sorted by line.
    public void reject(ImportAttempt attempt, List<UnmergeableRow> unknown) {
        int done = 0;
        while (done < unknown.size()) {
            var found = plan.rangeOf(attempt.id(), unknown.get(done).line());
            int next = done;
            while (next < unknown.size() && unknown.get(next).line() < found.toLine()) {
                next++;
            }
            rejections.add(attempt.id(), found.range().no(),
                    rejections(attempt, found.range(), unknown.subList(done, next)));
            done = next;
        }
    }

    private List<Row.Rejected> rejections(ImportAttempt attempt, FileRange range, List<UnmergeableRow> unknown) {
        var layout = progress.requireLayout(attempt.id());
        var bytes = read(attempt, layout, range);
        var cursor = new RecordCursor(bytes, layout, range.firstLine());
        var rejected = new ArrayList<Row.Rejected>();
        long record = 0;
        for (var row : unknown) {
            while (cursor.line() < row.line() && cursor.next()) {
                record += cursor.contentEnd() > cursor.start() ? 1 : 0;
            }
            var raw = RawText.of(bytes, cursor.start(), cursor.contentEnd(), UTF_8);
            rejected.add(rejection(row, record, raw, layout));
        }
        return rejected;
    }

    private static Row.Rejected rejection(UnmergeableRow row, long record, String raw, CsvLayout layout) {
        var message = switch (row.code()) {
            case UNKNOWN_SKU -> "There is no product with the SKU %s, and the mode is update_only."
                    .formatted(row.sku());
            case MISSING_NAME -> "the name is missing, and there is no product with the SKU %s; a new product needs a name"
                    .formatted(row.sku());
            case TOO_LONG -> "together with those of the product %s, the attributes exceed %,d keys or %,d bytes as JSON"
                    .formatted(row.sku(), AttributeRules.MAX_ATTRIBUTES, AttributeRules.MAX_BYTES);
            default -> throw new IllegalArgumentException(row.code() + " is no reason of a merge");
        };
        var field = switch (row.code()) {
            case UNKNOWN_SKU -> ProductField.SKU;
            case MISSING_NAME -> ProductField.NAME;
            default -> null;
        };
        return new Row.Rejected(row.line(), record, field == null ? null : layout.headerOf(field),
                field == null ? List.of() : List.of(layout.column(field).orElseThrow()), row.code(), message, raw,
                row.sku());
    }

    private byte[] read(ImportAttempt attempt, CsvLayout layout, FileRange range) {
        try {
            return RangeReader.read(normalForms.rowsOf(attempt.id(), attempt.file(), layout), range);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
