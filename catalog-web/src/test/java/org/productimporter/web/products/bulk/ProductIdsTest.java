package org.productimporter.web.products.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductIdsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1_000})
    void returnsWhatWasAddedInPartsOfAnySize(int size) {
        var sorted = new Random(size).longs(500, 1, Long.MAX_VALUE)
                .map(id -> id >>> (id & 63))
                .filter(id -> id > 0)
                .distinct()
                .sorted()
                .boxed()
                .toList();
        var ids = new ProductIds();
        sorted.forEach(ids::add);

        assertThat(read(ids, size)).isEqualTo(sorted);
        assertThat(ids.count()).isEqualTo(sorted.size());
    }

    private static List<Long> read(ProductIds ids, int size) {
        var read = new ArrayList<Long>();
        var reader = ids.read();
        for (var part = reader.next(size); !part.isEmpty(); part = reader.next(size)) {
            assertThat(part).hasSizeLessThanOrEqualTo(size);
            read.addAll(part);
        }
        return read;
    }

    @Test
    void refusesIdsThatDoNotAscend() {
        var ids = new ProductIds();
        ids.add(7);

        assertThatThrownBy(() -> ids.add(7)).hasMessage("ID 7 follows ID 7");
    }
}
