package org.productimporter.importer.rows;

import java.util.function.Consumer;

/// Receives the rows of a range in file order. An exception ends the parsing.
public interface RowSink {

    /// @param row shows this row only during the call
    void accept(ValidRow row);

    void reject(Row.Rejected row);

    /// Returns a sink that receives only the rejected rows.
    static RowSink ofRejected(Consumer<? super Row.Rejected> rejected) {
        return new RowSink() {
            @Override
            public void accept(ValidRow row) {
                // Only rejected rows matter.
            }

            @Override
            public void reject(Row.Rejected row) {
                rejected.accept(row);
            }
        };
    }
}
