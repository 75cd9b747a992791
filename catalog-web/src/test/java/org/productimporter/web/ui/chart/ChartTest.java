package org.productimporter.web.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.chart.SharesBar.Share;

class ChartTest {

    private static List<String> boxes(Svg svg) {
        return svg.getElement()
                .getChildren()
                .map(box -> box.getAttribute("class") + " " + box.getAttribute("x") + "+" + box.getAttribute("width"))
                .toList();
    }

    @Test
    void drawsSharesSideBySideWithAMinimumWidth() {
        var shares = List.of(new Share("new", 250, "a"), new Share("updated", 0, "b"), new Share("rejected", 1, "c"));

        var bar = SharesBar.of(shares, 1_000);

        assertThat(boxes(bar)).containsExactly("fill-empty 0%+100%", "a 0%+25%", "c 25%+0.50%");
        assertThat(bar.getElement().getAttribute("aria-label")).isEqualTo("250 new · 1 rejected");
    }

    @Test
    void sharesDoNotExceedTheBar() {
        var shares = List.of(new Share("new", 1_000, "a"), new Share("rejected", 1, "b"));

        assertThat(boxes(SharesBar.of(shares, 1_001))).containsExactly("fill-empty 0%+100%", "a 0%+99.90%",
                "b 99.90%+0.10%");
    }

    @Test
    void aTotalOfZeroHasNoShares() {
        assertThat(boxes(SharesBar.of(List.of(new Share("new", 0, "a")), 0))).containsExactly("fill-empty 0%+100%");
        assertThat(SharesBar.text(List.of())).isEqualTo("no rows");
    }

    @Test
    void theLineChartScalesToTheHighestValue() {
        assertThat(LineChart.heights(List.of(0.0, 50.0, 100.0))).containsExactly(99.0, 51.5, 4.0);
        assertThat(LineChart.heights(List.of(0.0, 0.0))).containsExactly(99.0, 99.0);
    }

    @Test
    void aLineChartWithoutValuesIsItsAxis() {
        var chart = LineChart.of(List.of(), "Nothing yet");

        assertThat(chart.getElement().getChildren().map(Element::getTag)).containsExactly("line");
    }

    @Test
    void anImageThatBecomesAnotherKeepsTheShapesThatItHas() {
        var bar = SharesBar.of(List.of(new Share("new", 250, "a")), 1_000);
        var kept = bar.getElement().getChildren().toList();

        bar.become(SharesBar.of(List.of(new Share("new", 500, "a"), new Share("rejected", 1, "b")), 1_000));

        assertThat(boxes(bar)).containsExactly("fill-empty 0%+100%", "a 0%+50%", "b 50%+0.50%");
        assertThat(bar.getElement().getAttribute("aria-label")).isEqualTo("500 new · 1 rejected");
        assertThat(bar.getElement().getChildren().limit(2)).containsExactlyElementsOf(kept);

        bar.become(SharesBar.of(List.of(), 1_000));
        assertThat(boxes(bar)).containsExactly("fill-empty 0%+100%");
    }

    @Test
    void aShapeOfAnotherKindIsReplaced() {
        var image = new Svg("box").box(0, 0, 1, 1, "a");

        image.become(new Svg("line").line(0, 0, 1, 1, "b"));

        assertThat(image.getElement().getChildren().map(Element::getTag)).containsExactly("line");
    }
}
