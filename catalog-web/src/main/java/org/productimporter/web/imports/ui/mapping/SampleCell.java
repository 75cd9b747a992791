package org.productimporter.web.imports.ui.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.model.product.ActiveWords;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.web.ui.format.Numbers;

/// A cell of the first rows, as it is understood under the decimal mark and currency of the file. Pure functions.
final class SampleCell {

    private SampleCell() {}

    /// The value of the product, such as `1,234.50` or `Inactive`; the cell itself if it is understood as it is written.
    static String understood(String cell, ColumnTarget target, Proposal proposal) {
        if (cell.isBlank()) {
            return cell;
        }
        return switch (target) {
            case PRICE -> price(cell, proposal);
            case ACTIVE -> active(cell);
            case SKU, NAME, DESCRIPTION, ATTRIBUTE, LEAVE_OUT -> cell;
        };
    }

    private static String active(String cell) {
        var active = ActiveWords.of(cell);
        if (active == null) {
            return "not yes or no";
        }
        return active ? "Active" : "Inactive";
    }

    private static String price(String cell, Proposal proposal) {
        var price = formats(proposal).map(format -> format.parse(cell.strip()))
                .flatMap(parsed -> parsed instanceof Price.Valid valid ? Stream.of(valid) : Stream.empty())
                .map(valid -> Numbers.price(valid.amount()))
                .findFirst()
                .orElse("not a price");
        return price.replace(",", "").equals(cell.strip()) ? cell : price;
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
