package org.productimporter.importer.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.productimporter.model.text.Utf8Text;

class KeyRangesTest {

    private final KeyRanges ranges = new KeyRanges(List.of("b", "bb", "é", "😀"));

    @Test
    void aBorderIsTheFirstKeyOfItsRange() {
        assertThat(List.of(of(""), of("a"), of("azz"))).containsOnly(0);
        assertThat(List.of(of("b"), of("ba"))).containsOnly(1);
        assertThat(List.of(of("bb"), of("c"), of("z"))).containsOnly(2);
        assertThat(List.of(of("é"), of("日"), of("\uFF41"))).containsOnly(3);
        assertThat(List.of(of("😀"), of("😀a"))).containsOnly(4);
    }

    @Test
    void withoutBordersThereIsOneRange() {
        assertThat(new KeyRanges(List.of()).count()).isEqualTo(1);
        assertThat(new KeyRanges(List.of()).of(Utf8Text.of("x"))).isZero();
        assertThat(ranges.count()).isEqualTo(5);
    }

    private int of(String key) {
        return ranges.of(Utf8Text.of(key));
    }
}
