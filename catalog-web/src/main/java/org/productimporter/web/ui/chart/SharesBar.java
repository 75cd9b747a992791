package org.productimporter.web.ui.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.ui.format.Numbers;

/// One bar that shows how a whole divides into parts, and says so in words.
public final class SharesBar {

    private static final double VISIBLE_PERCENT = 0.5;

    private SharesBar() {}

    /// A part of the whole.
    ///
    /// @param word what it is, such as "new"
    /// @param style class of the style sheet
    public record Share(String word, long amount, String style) {}

    /// Draws the parts side by side; a part that is there is seen, however small it is. What the
    /// parts leave of the whole stays empty.
    public static Svg of(List<Share> shares, long whole) {
        var svg = new Svg(words(shares));
        svg.addClassName("bar");
        svg.box(0, 0, 100, 100, "fill-empty");
        var x = 0.0;
        for (var share : shares) {
            if (share.amount() > 0 && whole > 0) {
                var width = Math.max(VISIBLE_PERCENT, 100.0 * share.amount() / whole);
                svg.box(x, 0, Math.min(width, 100 - x), 100, share.style());
                x = Math.min(100, x + width);
            }
        }
        return svg;
    }

    /// One part that grows.
    public static Svg progress(double percent, String description, String style) {
        var svg = new Svg(description);
        svg.addClassName("bar");
        svg.box(0, 0, 100, 100, "fill-empty");
        svg.box(0, 0, Math.clamp(percent, 0, 100), 100, style);
        return svg;
    }

    /// `14,201 new · 60,334 updated`, without parts that are zero; "no rows" when all are.
    public static String words(List<Share> shares) {
        var words = shares.stream()
                .filter(share -> share.amount() > 0)
                .map(share -> Numbers.count(share.amount()) + " " + share.word())
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? "no rows" : words;
    }
}
