package org.productimporter.web.products.bulk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Ascending IDs of many products in one or two bytes each: the differences between them, seven bits a byte. Not thread-safe.
final class ProductIds {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final ByteArrayOutputStream differences = new ByteArrayOutputStream();
    private long count;
    private long last;

    /// @throws IllegalArgumentException if `id` is not greater than the one before
    void add(long id) {
        if (id <= last) {
            throw new IllegalArgumentException("ID %d follows ID %d".formatted(id, last));
        }
        var rest = id - last;
        while (rest >= MORE) {
            differences.write((int) (rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        differences.write((int) rest);
        last = id;
        count++;
    }

    long count() {
        return count;
    }

    /// Returns a reader from the first ID.
    Reader read() {
        return new Reader(differences.toByteArray());
    }

    /// Reads the IDs in their order.
    static final class Reader {

        private final byte[] bytes;
        private int position;
        private long id;

        private Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        /// Returns the next IDs, up to `limit`; none at the end.
        List<Long> next(int limit) {
            var ids = new ArrayList<Long>();
            while (position < bytes.length && ids.size() < limit) {
                ids.add(nextId());
            }
            return ids;
        }

        private long nextId() {
            long difference = 0;
            for (int shift = 0;; shift += BITS) {
                int read = bytes[position++];
                difference |= (long) (read & (MORE - 1)) << shift;
                if (read >= 0) {
                    id += difference;
                    return id;
                }
            }
        }
    }
}
