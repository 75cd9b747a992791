package org.productimporter.web.imports.ui.preview;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.web.imports.differences.ImportPreview;
import org.productimporter.web.ui.format.Numbers;

/// Texts of the preview. Pure functions.
final class PreviewLabels {

    private PreviewLabels() {}

    /// One kind of change, or all of them.
    ///
    /// @param kind null for all
    record Filter(@Nullable ChangeKind kind, long products) {

        /// Returns for example `Updated (1,204)`.
        String label() {
            var name = kind == null ? "All changes" : switch (kind) {
                case CREATED -> "New";
                case UPDATED -> "Updated";
                case DEACTIVATED -> "Deactivated";
                case DELETED, UNDONE -> throw new IllegalArgumentException("A preview has no " + kind.text());
            };
            return "%s (%s)".formatted(name, Numbers.count(products));
        }
    }

    /// Returns the filters that show something, all changes first.
    static List<Filter> filters(ImportPreview preview) {
        var all = preview.created() + preview.updated() + preview.deactivated();
        return Stream
                .of(new Filter(null, all), new Filter(ChangeKind.CREATED, preview.created()),
                        new Filter(ChangeKind.UPDATED, preview.updated()),
                        new Filter(ChangeKind.DEACTIVATED, preview.deactivated()))
                .filter(filter -> filter.kind() == null || filter.products() > 0)
                .toList();
    }

    /// Returns for example `3 new, 140 updated, 2 deactivated, 1,000 unchanged`.
    static String counts(ImportPreview preview) {
        return Stream
                .of(count(preview.created(), "new"), count(preview.updated(), "updated"),
                        count(preview.deactivated(), "deactivated"), count(preview.unchanged(), "unchanged"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String count(long products, String what) {
        return products == 0 ? "" : Numbers.count(products) + " " + what;
    }

    /// Returns what to know about a preview of which some products have changed since.
    static String outdated(long products) {
        return products == 0 ? "The catalogue has not changed since the preview."
                : Numbers.count(products, "product of this preview has changed",
                        "products of this preview have changed") + " since. What is applied may differ for them.";
    }

    /// Returns for example `+9,900 %`, or a dash without a change of the price.
    static String percent(@Nullable Double percent) {
        if (percent == null) {
            return Numbers.NONE;
        }
        return String.format(Locale.ENGLISH, Math.abs(percent) < 10 ? "%+,.1f %%" : "%+,.0f %%", percent);
    }
}
