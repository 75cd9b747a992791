package org.productimporter.web.ui.chart;

import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.ui.format.Numbers;

/// A bar that is divided into shares of a total, with the same figures as text.
public final class SharesBar {

    private static final double MIN_PERCENT = 0.5;

    private SharesBar() {}

    /// @param label such as "new"
    /// @param className the CSS class
    public record Share(String label, long amount, String className) {}

    /// Draws the shares side by side. A share above zero has a minimum width. The remainder of the total stays empty.
    public static Svg of(List<Share> shares, long total) {
        var svg = new Svg(text(shares));
        svg.addClassName("bar");
        svg.box(0, 0, 100, 100, "fill-empty");
        var x = 0.0;
        for (var share : shares) {
            if (share.amount() > 0 && total > 0) {
                var width = Math.max(MIN_PERCENT, 100.0 * share.amount() / total);
                svg.box(x, 0, Math.min(width, 100 - x), 100, share.className());
                x = Math.min(100, x + width);
            }
        }
        return svg;
    }

    /// A progress bar.
    ///
    /// @param description one sentence for screen readers
    /// @param className the CSS class
    public static Svg progress(double percent, String description, String className) {
        var svg = new Svg(description);
        svg.addClassName("bar");
        svg.box(0, 0, 100, 100, "fill-empty");
        svg.box(0, 0, Math.clamp(percent, 0, 100), 100, className);
        return svg;
    }

    /// `14,201 new · 60,334 updated`, without shares of zero; "no rows" if all are zero.
    public static String text(List<Share> shares) {
        var text = shares.stream()
                .filter(share -> share.amount() > 0)
                .map(share -> Numbers.count(share.amount()) + " " + share.label())
                .collect(Collectors.joining(" · "));
        return text.isEmpty() ? "no rows" : text;
    }
}
