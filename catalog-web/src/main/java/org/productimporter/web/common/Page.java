package org.productimporter.web.common;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One page of a list with keyset pagination.
///
/// @param nextCursor the cursor of the next page; null on the last page
public record Page<T>(List<T> results, @Nullable String nextCursor) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 500;

    /// The page of the first `size` rows. The query fetches one row more, which indicates a next page.
    public static <T> Page<T> of(List<T> rows, int size, ToLongFunction<T> key) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        var results = rows.subList(0, size);
        return new Page<>(results, Cursor.encode(key.applyAsLong(results.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(results.stream().map(mapper).toList(), nextCursor);
    }

    /// The requested page size, or the default.
    ///
    /// @throws ProblemException 400 outside 1 to 500
    public static int size(@Nullable Integer requested) {
        if (requested == null) {
            return DEFAULT_SIZE;
        }
        if (requested < 1 || requested > MAX_SIZE) {
            throw ProblemException.field("page_size",
                    "page_size is between 1 and " + MAX_SIZE + ", this is " + requested);
        }
        return requested;
    }
}
