package org.productimporter.web.products.lists;

/// Where a list is read on.
///
/// @param cursor where another page ended; the empty one is the beginning of the list
/// @param skipped so many products behind it; they are passed over one by one, so few is quick
public record ProductStart(String cursor, long skipped) {

    /// Right behind a cursor.
    public static ProductStart at(String cursor) {
        return new ProductStart(cursor, 0);
    }
}
