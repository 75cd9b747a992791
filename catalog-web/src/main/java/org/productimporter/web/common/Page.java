package org.productimporter.web.common;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One page of a list that is read by key: the results, and where the next page begins.
///
/// @param nextCursor opaque; null at the end
public record Page<T>(List<T> results, @Nullable String nextCursor) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 500;

    /// Cuts a page out of `rows`, of which the statement fetched one more than `size`.
    public static <T> Page<T> cut(List<T> rows, int size, ToLongFunction<T> key) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        var results = rows.subList(0, size);
        return new Page<>(results, Cursor.encode(key.applyAsLong(results.getLast())));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(results.stream().map(change).toList(), nextCursor);
    }

    /// The size asked for, or the default.
    ///
    /// @throws Problem 400 outside 1 to 500
    public static int size(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_SIZE;
        }
        if (asked < 1 || asked > MAX_SIZE) {
            throw ProblemException.field("page_size", "page_size is between 1 and " + MAX_SIZE + ", this is " + asked);
        }
        return asked;
    }
}
