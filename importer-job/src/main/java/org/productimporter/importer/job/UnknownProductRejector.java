package org.productimporter.importer.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.RawText;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.RejectionRepository.Rejection;
import org.productimporter.importer.merge.BucketMerger.UnknownProduct;
import org.productimporter.importer.split.FileRange;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.RejectionCode;

/// Rejects the rows of an `update_only` import whose product does not exist. Their text is read
/// from the file again: keeping it in staging would cost every other import the space.
final class UnknownProductRejector {

    private final ImportAttempt attempt;
    private final ImportParts parts;
    private final Supplier<CsvLayout> layout;

    UnknownProductRejector(ImportAttempt attempt, ImportParts parts, Supplier<CsvLayout> layout) {
        this.attempt = attempt;
        this.parts = parts;
        this.layout = layout;
    }

    /// Keeps `unknown`, which ascend by line, as rejections.
    void reject(List<UnknownProduct> unknown) {
        int done = 0;
        while (done < unknown.size()) {
            var found = parts.plan().rangeOf(attempt.id(), unknown.get(done).line());
            var end = found.toLine();
            int next = done;
            while (next < unknown.size() && unknown.get(next).line() < end) {
                next++;
            }
            var rejections = rejections(found.range(), unknown.subList(done, next));
            parts.rejections().add(attempt.id(), found.range().no(), rejections);
            done = next;
        }
    }

    private List<Rejection> rejections(FileRange range, List<UnknownProduct> unknown) {
        var bytes = read(range);
        var cursor = new RecordCursor(bytes, layout.get().delimiter(), range.firstLine());
        var rejections = new ArrayList<Rejection>();
        long record = 0;
        for (var row : unknown) {
            while (cursor.line() < row.line() && cursor.next()) {
                record += cursor.contentEnd() > cursor.start() ? 1 : 0;
            }
            rejections.add(rejection(row, record, text(bytes, cursor)));
        }
        return rejections;
    }

    private String text(byte[] bytes, RecordCursor cursor) {
        var charset = Charset.forName(layout.get().charset());
        return RawText.of(bytes, cursor.start(), cursor.contentEnd(), charset);
    }

    private Rejection rejection(UnknownProduct row, long record, String raw) {
        return new Rejection(row.line(), record, layout.get().headerOf(ProductField.SKU),
                RejectionCode.UNKNOWN_SKU.code(),
                "There is no product with the SKU %s, and the mode is update_only.".formatted(row.sku()), raw);
    }

    private byte[] read(FileRange range) {
        try {
            return RangeReader.read(attempt.file().path(), range);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
