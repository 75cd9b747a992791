package org.productimporter.web.imports.ui.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.web.ui.format.Numbers;

/// A price cell of the first rows, as it is understood under the decimal mark and currency of the file. Pure functions.
final class SamplePrice {

    private SamplePrice() {}

    /// The price as `1,234.50`; empty if the cell is no price.
    static Optional<String> of(String cell, Proposal proposal) {
        return formats(proposal).map(format -> format.parse(cell.strip()))
                .flatMap(price -> price instanceof Price.Valid valid ? Stream.of(valid) : Stream.empty())
                .map(price -> Numbers.price(price.amount()))
                .findFirst();
    }

    /// With a known decimal mark, at most one grouping of digits fits a cell, so the first one that fits is right.
    private static Stream<PriceFormat> formats(Proposal proposal) {
        var comma = "comma".equals(proposal.decimal());
        var groupings = comma ? List.of('.', ' ', '\'') : List.of(',', ' ', '\'');
        return Stream.concat(Stream.of(format(comma, null, proposal)),
                groupings.stream().map(grouping -> format(comma, grouping, proposal)));
    }

    private static PriceFormat format(boolean comma, @Nullable Character grouping, Proposal proposal) {
        return new PriceFormat(comma ? ',' : '.', grouping, proposal.currency());
    }
}
