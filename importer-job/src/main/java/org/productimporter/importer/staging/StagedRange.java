package org.productimporter.importer.staging;

import static org.productimporter.importer.copy.CopyWriter.NO_PRICE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.copy.Utf8Text;
import org.productimporter.importer.rows.Row;
import org.productimporter.model.product.AttributeJson;

/// The rows of one range, encoded in one block per bucket. Not thread-safe.
public final class StagedRange {

    private final int no;
    private final KeyRanges keys;
    private final @Nullable RowBlock[] blocks;
    private final List<Row.Valid> withoutKey = new ArrayList<>();
    private final List<Row.Rejected> rejected = new ArrayList<>();

    /// @param no number of the range in the file
    /// @param keys key ranges of the buckets
    public StagedRange(int no, KeyRanges keys) {
        this.no = no;
        this.keys = keys;
        this.blocks = new RowBlock[keys.count()];
    }

    public void add(Row row) {
        switch (row) {
            case Row.Rejected invalid -> rejected.add(invalid);
            case Row.Valid valid -> {
                var key = AsciiSkuKey.of(Utf8Text.of(valid.sku()));
                if (key == null) {
                    withoutKey.add(valid);
                } else {
                    add(valid, key);
                }
            }
        }
    }

    /// Adds a row with its SKU key.
    void add(Row.Valid row, Utf8Text key) {
        int bucket = keys.of(key);
        var block = blocks[bucket];
        if (block == null) {
            block = new RowBlock();
            blocks[bucket] = block;
        }
        block.add(row.line(), key, Utf8Text.of(row.sku()), text(row.name()), text(row.description()),
                hundredths(row.price()), row.active(), attributes(row.attributes()));
    }

    private static @Nullable Utf8Text text(@Nullable String text) {
        return text == null ? null : Utf8Text.of(text);
    }

    private static long hundredths(@Nullable BigDecimal price) {
        return price == null ? NO_PRICE : price.movePointRight(2).longValueExact();
    }

    private static @Nullable Utf8Text attributes(@Nullable Map<String, @Nullable String> attributes) {
        return attributes == null ? null : Utf8Text.of(AttributeJson.of(attributes));
    }

    int no() {
        return no;
    }

    /// Returns the block of each bucket, null for a bucket without rows.
    @Nullable
    RowBlock[] blocks() {
        return blocks;
    }

    /// Returns rows without bucket: their SKU is not ASCII, so the database computes their key.
    List<Row.Valid> withoutKey() {
        return withoutKey;
    }

    /// Returns the rejected rows in file order.
    public List<Row.Rejected> rejected() {
        return rejected;
    }
}
