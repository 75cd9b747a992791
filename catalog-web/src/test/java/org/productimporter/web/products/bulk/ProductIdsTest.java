package org.productimporter.web.products.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class ProductIdsTest {

    @Property(tries = 200)
    void returnsWhatWasAddedInPartsOfAnySize(
            @ForAll @UniqueElements List<@LongRange(min = 1, max = Long.MAX_VALUE) Long> given,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        var sorted = given.stream().sorted().toList();
        var ids = new ProductIds();
        sorted.forEach(ids::add);
        var read = new ArrayList<Long>();
        var reader = ids.read();

        for (var part = reader.next(size); !part.isEmpty(); part = reader.next(size)) {
            assertThat(part).hasSizeLessThanOrEqualTo(size);
            read.addAll(part);
        }

        assertThat(read).isEqualTo(sorted);
        assertThat(ids.count()).isEqualTo(sorted.size());
    }

    @Test
    void refusesIdsThatDoNotAscend() {
        var ids = new ProductIds();
        ids.add(7);

        assertThatThrownBy(() -> ids.add(7)).hasMessage("ID 7 follows ID 7");
    }
}
