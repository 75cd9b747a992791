package org.productimporter.importer.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.productimporter.importer.header.ColumnNames;
import org.productimporter.importer.header.ColumnTerms;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.rejections.RejectionColumns;

/// Proposes columns by their values alone, where no name says what they are. Everything that it finds is a question.
final class ValueMapper {

    /// Receives a proposed column.
    interface Proposals {
        void assign(ProductField field, int column, String reason);
    }

    private final SampleTable table;
    private final MappingChoices choices;
    private final Decisions decisions;
    private final Candidates candidates;
    private final Proposals proposals;
    private final ColumnNames names;

    ValueMapper(SampleTable table, MappingChoices choices, Decisions decisions, Candidates candidates,
            Proposals proposals) {
        this.table = table;
        this.choices = choices;
        this.decisions = decisions;
        this.candidates = candidates;
        this.proposals = proposals;
        this.names = new ColumnNames(table.header());
    }

    /// @param fields the fields that are decided
    /// @param taken columns that are something else; receives the proposed ones through [Proposals]
    void decide(Map<ProductField, Integer> fields, Set<Integer> taken) {
        if (!fields.containsKey(ProductField.SKU)) {
            decideSku(taken);
        }
        if (!fields.containsKey(ProductField.PRICE)) {
            decidePrice(taken);
        }
        if (!fields.containsKey(ProductField.NAME)) {
            decideName(taken);
        }
    }

    private void decideSku(Set<Integer> taken) {
        var codes = columns(taken, column -> candidates.values(column).isLikeCodes());
        var keys = columns(taken, column -> candidates.values(column).isLikeKeys()
                && !candidates.values(column).isSurelyPrices() && !codes.contains(column));
        var found = new ArrayList<>(codes);
        found.addAll(keys);
        var all = new ArrayList<>(found);
        columns(taken, column -> !found.contains(column)).forEach(all::add);
        if (!choices.confirmed()) {
            decisions.ask("columns.sku",
                    found.isEmpty()
                            ? "No column is named like an SKU, and none has short, distinct values in all sampled rows."
                            : "No column is named like an SKU; the values of \"%s\" are short and distinct."
                                    .formatted(names.of(found.getFirst())),
                    names(all));
        }
        propose(ProductField.SKU, found, "distinct");
    }

    /// Values with a currency are prices under any name.
    private void decidePrice(Set<Integer> taken) {
        var found = new ArrayList<>(
                columns(taken, column -> table.named() ? isPaid(column) : candidates.values(column).isSurelyPrices()));
        if (found.isEmpty() || (choices.isSilent() && !choices.confirmed())) {
            return;
        }
        if (!choices.confirmed()) {
            decisions.ask("columns.price", "No column is named like a price; the values of \"%s\" are prices."
                    .formatted(names.of(found.getFirst())), withNone(found));
        }
        propose(ProductField.PRICE, found, "prices");
    }

    private boolean isPaid(int column) {
        var values = candidates.values(column);
        return values.isLikePrices()
                && values.share(value -> PriceText.of(value) instanceof PriceText(var _, var sign) && sign != null)
                        > 0.5
                && ColumnTerms.mayBe(ProductField.PRICE, table.header().get(column));
    }

    /// A price list may name nothing: its new products are named by their SKU. In a file with other columns, one of them
    /// is probably the name.
    private void decideName(Set<Integer> taken) {
        var unknown = columns(taken, _ -> true);
        if (unknown.isEmpty() || !choices.needsNames() || table.rows().isEmpty()
                || (choices.isSilent() && !choices.confirmed())) {
            return;
        }
        var found = new ArrayList<>(columns(taken, column -> candidates.values(column).isLikeNames()
                && (!table.named() || ColumnTerms.mayBe(ProductField.NAME, table.header().get(column)))));
        found.sort(Comparator.comparingDouble((Integer column) -> -letters(column)));
        if (!choices.confirmed()) {
            decisions.ask("columns.name", found.isEmpty()
                    ? "No column is named like the name of a product; without one, new products are named by their SKU."
                    : "No column is named like the name of a product; \"%s\" holds text."
                            .formatted(names.of(found.getFirst())),
                    found.isEmpty() ? noneOr(unknown) : withNone(found));
        }
        propose(ProductField.NAME, found, "texts");
    }

    /// Names of products have more letters and spaces than other short texts, and differ from row to row.
    private double letters(int column) {
        var values = candidates.values(column);
        var average = values.filled().stream().mapToInt(String::length).average().orElse(0);
        return average * values.distinct() / values.filled().size() * values.filledShare();
    }

    private void propose(ProductField field, List<Integer> found, String what) {
        if (!found.isEmpty()) {
            int column = found.getFirst();
            var filled = candidates.values(column).filled();
            proposals.assign(field, column,
                    "Its values are %s, for example \"%s\".".formatted(what, filled.getFirst()));
            decisions.offer("columns." + field.text(), names(found.subList(1, found.size())));
        }
    }

    private List<Integer> columns(Set<Integer> taken, IntPredicate condition) {
        return IntStream.range(0, RejectionColumns.before(table.header()))
                .filter(column -> !taken.contains(column) && condition.test(column))
                .boxed()
                .toList();
    }

    private List<String> names(List<Integer> columns) {
        return columns.stream().map(names::of).toList();
    }

    /// The choice of no column is empty.
    private List<String> withNone(List<Integer> columns) {
        var all = new ArrayList<>(names(columns));
        all.add("");
        return all;
    }

    private List<String> noneOr(List<Integer> columns) {
        var all = new ArrayList<>(names(columns));
        all.addFirst("");
        return all;
    }
}
