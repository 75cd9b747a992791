package org.productimporter.web.products.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Half of the texts have both words, a quarter of all has them in a row.
class TextSampleTest {

    private static final Offset<Double> SAMPLED = Offset.offset(0.002);

    private final TextSample sample =
            TextSample.of(
                    IntStream.range(0, 1_000)
                            .mapToObj(
                                    no ->
                                            switch (no % 4) {
                                                case 0 -> "desk\nredqlampqb" + no;
                                                case 1 -> "desk\nlampqredqd" + no;
                                                default -> "desk\nshelfqofqoak";
                                            })
                            .toList());

    @Test
    void aTextIsFoundInAnyCaseAndWithItsSpaces() {
        assertThat(sample.selectivity(List.of("Red Lamp")).matches()).isCloseTo(0.25, SAMPLED);
        assertThat(sample.selectivity(List.of("lamp", "red")).matches()).isCloseTo(0.5, SAMPLED);
    }

    @Test
    void candidatesHaveThePartsThatTheIndexIsAskedFor() {
        var asked = sample.parts().of("red lamp d");
        var selectivity = sample.selectivity(List.of("red lamp d"));

        assertThat(asked).isNotEmpty();
        assertThat(selectivity.matches()).isCloseTo(0, SAMPLED);
        assertThat(selectivity.candidates())
                .isCloseTo(sample.selectivity(asked).matches(), SAMPLED);
        assertThat(selectivity.entries())
                .isEqualTo(
                        asked.size()
                                * asked.stream()
                                        .mapToDouble(sample.parts()::share)
                                        .min()
                                        .orElse(0));
    }

    @Test
    void whatIsTooShortForTheIndexReadsAllOfIt() {
        assertThat(sample.selectivity(List.of("oa")).entries()).isEqualTo(1);
    }

    @Test
    void whatNoTextHasIsRareAndNotImpossible() {
        assertThat(sample.selectivity(List.of("nowhere")).matches()).isBetween(0.0001, 0.001);
    }
}
