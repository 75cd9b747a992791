package org.productimporter.web.imports.differences;

import java.util.Locale;
import java.util.stream.Stream;
import org.productimporter.db.changes.PreviewProperties;

/// Something in a preview that is unusual against the catalogue.
///
/// @param flag price_change, blanked_price, blanked_description, shortened_name or deactivated
/// @param products number of products
/// @param percent their part of `of`
/// @param of existing products of the file, for `deactivated` together with those that it does not contain
/// @param message the same as a sentence
public record PreviewFlag(String flag, long products, double percent, long of, String message) {

    /// Returns the flags of a preview.
    ///
    /// @param unchanged products of the file that do not change
    static Stream<PreviewFlag> of(PreviewCounts counts, long unchanged, PreviewProperties limits) {
        var existing = counts.updated() + unchanged;
        var prices = "%s by more than %s".formatted("prices change", percent(limits.priceChangePercent()));
        return Stream
                .of(new Candidate("price_change", counts.largePriceChanges(), existing, limits.pricesPercent(), prices),
                        new Candidate("blanked_price", counts.blankedPrices(), existing, limits.blankedPercent(),
                                "prices become blank"),
                        new Candidate("blanked_description", counts.blankedDescriptions(), existing,
                                limits.blankedPercent(), "descriptions become blank"),
                        new Candidate("shortened_name", counts.shortenedNames(), existing, limits.blankedPercent(),
                                "names lose more than half of their length"),
                        new Candidate("deactivated", counts.deactivated(), existing + counts.deactivated(),
                                limits.deactivatedPercent(), "products are deactivated"))
                .filter(Candidate::isUnusual)
                .map(Candidate::flag);
    }

    private record Candidate(String name, long products, long of, double limitPercent, String what) {

        double share() {
            return 100.0 * products / Math.max(of, 1);
        }

        boolean isUnusual() {
            return products > 0 && share() > limitPercent;
        }

        PreviewFlag flag() {
            return new PreviewFlag(name, products, Math.round(share() * 100) / 100.0, of,
                    String.format(Locale.ROOT, "%,d of %,d %s (%s)", products, of, what, percent(share())));
        }
    }

    private static String percent(double percent) {
        return percent > 0 && percent < 1 ? "less than 1 %" : "%,d %%".formatted(Math.round(percent));
    }
}
