package org.productimporter.importer.rows;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A row that outlives its parsing and can be compared.
public sealed interface RowCopy {

    long line();

    /// @param attributes JSON
    record Valid(long line, String sku, @Nullable String name, @Nullable String description, @Nullable BigDecimal price,
            @Nullable Boolean active, @Nullable String attributes) implements RowCopy {

        /// A row without attributes.
        public Valid(long line, String sku, @Nullable String name, @Nullable String description,
                @Nullable BigDecimal price, @Nullable Boolean active) {
            this(line, sku, name, description, price, active, null);
        }

        private static Valid of(ValidRow row) {
            var price = row.price() == ValidRow.NO_PRICE ? null : BigDecimal.valueOf(row.price(), 2);
            return new Valid(row.line(), row.sku().toString(), row.name().text(), row.description().text(), price,
                    row.active(), row.attributes().text());
        }

        public ValidRow view() {
            var row = new ValidRow();
            row.sku().set(sku);
            row.name().set(name);
            row.description().set(description);
            row.attributes().set(attributes);
            row.set(line, ValidRow.hundredths(price), active);
            return row;
        }
    }

    record Rejected(Row.Rejected row) implements RowCopy {

        @Override
        public long line() {
            return row.line();
        }

        /// Returns the row with its number in a file in which so many records precede its range.
        public Rejected behind(long records) {
            return new Rejected(new Row.Rejected(row.line(), row.record() + records, row.column(), row.columns(),
                    row.code(), row.message(), row.raw(), row.sku()));
        }
    }

    /// Returns a sink that copies each row.
    static RowSink sink(Consumer<? super RowCopy> rows) {
        return new RowSink() {
            @Override
            public void accept(ValidRow row) {
                rows.accept(Valid.of(row));
            }

            @Override
            public void reject(Row.Rejected row) {
                rows.accept(new Rejected(row));
            }
        };
    }
}
