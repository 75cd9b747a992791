package org.productimporter.importer.preview;

import java.util.Comparator;
import java.util.stream.Stream;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceBlock;
import org.productimporter.db.changes.DifferenceWriter;
import org.productimporter.db.changes.PreviewProperties;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.importer.staging.Bucket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stores what the merge of a bucket would change, in blocks by kind. Thread-safe; requires a transaction.
///
/// The blocks of a bucket contain the largest changes of prices first. So the largest ones of a file are in few blocks.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PreviewWriter {

    private static final Comparator<ProductDifference> LARGEST_FIRST =
            Comparator.comparingDouble(ProductDifference::priceChange).reversed();

    private final JdbcClient jdbc;
    private final double largePriceChange;

    PreviewWriter(JdbcClient jdbc, PreviewProperties properties) {
        this.jdbc = jdbc;
        this.largePriceChange = properties.priceChangePercent() / 100;
    }

    /// Deletes the blocks of an earlier preview of the bucket.
    public void clear(Bucket bucket) {
        jdbc.sql("delete from import_preview where import_id = :import and chunk_no = :chunk")
                .param("import", bucket.id().value())
                .param("chunk", bucket.no())
                .update();
    }

    /// Stores changes of one kind.
    public void write(Bucket bucket, ChangeKind kind, Stream<ProductDifference> differences) {
        var unusual = new UnusualChanges(largePriceChange);
        var writer = new DifferenceWriter(block -> insert(bucket, kind, block, unusual.next()));
        differences.sorted(LARGEST_FIRST).forEach(difference -> {
            unusual.add(difference);
            writer.add(difference);
        });
        writer.end();
    }

    private static final String INSERT = """
            insert into import_preview
                (import_id, chunk_no, change, products, largest_price_change, smallest_price_change,
                large_price_changes, blanked_prices, blanked_descriptions, shortened_names, differences)
            values (:import, :chunk, :change, :products, :largest, :smallest,
                :largePriceChanges, :blankedPrices, :blankedDescriptions, :shortenedNames, :differences)
            """;

    private void insert(Bucket bucket, ChangeKind kind, DifferenceBlock block, UnusualChanges.Counts unusual) {
        jdbc.sql(INSERT)
                .param("import", bucket.id().value())
                .param("chunk", bucket.no())
                .param("change", kind.text())
                .param("products", block.products())
                .param("largest", block.largestPriceChange())
                .param("smallest", block.smallestPriceChange())
                .param("largePriceChanges", unusual.prices())
                .param("blankedPrices", unusual.blankedPrices())
                .param("blankedDescriptions", unusual.blankedDescriptions())
                .param("shortenedNames", unusual.shortenedNames())
                .param("differences", block.bytes())
                .update();
    }
}
