package org.productimporter.importer.mapping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.productimporter.importer.header.ColumnNames;
import org.productimporter.importer.header.ColumnTerms.Strength;
import org.productimporter.importer.header.HeaderText;
import org.productimporter.importer.header.Platform;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.rejections.RejectionColumns;

/// Decides which columns of a file are the fields of a product: by the choices of the user, then by their names and values.
/// What they do not decide is a question with a proposal. For one file.
public final class ColumnDetector {

    private final SampleTable table;
    private final MappingChoices choices;
    private final Decisions decisions;
    private final ColumnNames names;
    private final Candidates candidates;
    private final Map<ProductField, Integer> fields = new EnumMap<>(ProductField.class);
    private final Map<Integer, String> attributes = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private final Set<Integer> taken = new LinkedHashSet<>();

    /// @param decisions receives the reasons and questions
    public ColumnDetector(SampleTable table, MappingChoices choices, Decisions decisions) {
        this.table = table;
        this.choices = choices;
        this.decisions = decisions;
        this.names = new ColumnNames(table.header());
        this.candidates = new Candidates(table);
    }

    /// Returns the columns that are decided or proposed.
    public ColumnMapping detect() {
        choices.columns().forEach(this::applyChoice);
        if (!choices.isComplete()) {
            for (var field : ProductField.values()) {
                if (!fields.containsKey(field)) {
                    decide(field);
                }
            }
            new ValueMapper(table, choices, decisions, candidates, this::assign).decide(fields, taken);
        }
        return mapping();
    }

    private void applyChoice(int column, String target) {
        taken.add(column);
        if (target.equals(ImportOptions.LEAVE_OUT)) {
            leftOut.add(column);
        } else if (target.startsWith(AttributeRules.PREFIX)) {
            attributes.put(column, target.substring(AttributeRules.PREFIX.length()));
        } else {
            fields.put(field(target), column);
        }
        decisions.explain("columns." + names.of(column), "It is chosen.");
    }

    private static ProductField field(String name) {
        for (var field : ProductField.values()) {
            if (field.text().equals(HeaderText.folded(name))) {
                return field;
            }
        }
        throw new IllegalArgumentException("there is no field " + name);
    }

    private void decide(ProductField field) {
        var found = candidates.of(field, taken);
        if (found.isEmpty()) {
            return;
        }
        var best = found.getFirst();
        var equal = found.stream().skip(1).filter(other -> best.isEqual(field, other)).toList();
        if (field == ProductField.ACTIVE && !ActiveColumn.isSpoken(best)) {
            askForWords(best);
        } else if (!equal.isEmpty()) {
            askAmong(field, best, equal);
        } else if (best.strength() == Strength.ASK || (field == ProductField.SKU && isBeforeBlank(found))) {
            askFor(field, best, found);
        } else {
            assign(field, best.column(), reason(field, best));
            decisions.offer("columns." + field.text(), names(found.subList(1, found.size())));
        }
    }

    /// Returns whether a column with a surer name is blank in all sampled rows.
    private static boolean isBeforeBlank(List<Candidate> found) {
        var best = found.getFirst();
        return !best.values().isBlank()
                && found.stream().anyMatch(other -> other.strength().compareTo(best.strength()) < 0);
    }

    private void askForWords(Candidate best) {
        if (choices.isSilent()) {
            assign(ProductField.ACTIVE, best.column(), reason(ProductField.ACTIVE, best));
            return;
        }
        var name = names.of(best.column());
        taken.add(best.column());
        leftOut.add(best.column());
        decisions.explain("columns." + name,
                "Its words, such as \"%s\", say neither yes nor no.".formatted(best.values().filled().getFirst()));
        decisions.ask("columns.active",
                "\"%s\" is named like the active column, but none of its words is known.".formatted(name),
                List.of("", name));
    }

    private void askAmong(ProductField field, Candidate best, List<Candidate> equal) {
        var all = new ArrayList<String>(List.of(names.of(best.column())));
        all.addAll(names(equal));
        propose(field, best, all,
                "\"%s\" may all be the %s column.".formatted(String.join("\", \"", all), field.text()));
    }

    private void askFor(ProductField field, Candidate best, List<Candidate> found) {
        var name = names.of(best.column());
        propose(field, best, names(found),
                best.strength() == Strength.ASK ? "\"%s\" may be the %s column.".formatted(name, field.text())
                        : "The %s column is blank in all sampled rows; \"%s\" is not.".formatted(field.text(), name));
    }

    /// Without the right to ask, an unclear column is only imported if a user has confirmed the mapping, or if there is no
    /// import without it.
    private void propose(ProductField field, Candidate best, List<String> all, String message) {
        if (choices.confirmed() || !choices.isSilent() || field == ProductField.SKU) {
            assign(field, best.column(), reason(field, best));
        }
        decisions.offer("columns." + field.text(), all.subList(1, all.size()));
        if (!choices.confirmed() && (!choices.isSilent() || field == ProductField.SKU)) {
            decisions.ask("columns." + field.text(), message, all);
        }
    }

    private void assign(ProductField field, int column, String reason) {
        fields.put(field, column);
        taken.add(column);
        decisions.explain("columns." + names.of(column), reason);
    }

    private String reason(ProductField field, Candidate candidate) {
        var values = candidate.values();
        var name = table.header().get(candidate.column());
        if (values.isBlank()) {
            return "%s %s; it is blank in all sampled rows.".formatted(name, candidate.evidence());
        }
        int filled = values.filled().size();
        var evidence = switch (field) {
            case SKU -> "%,d of %,d sampled values are distinct".formatted(values.distinct(), filled);
            case PRICE -> "%,d of %,d sampled values are prices"
                    .formatted(values.filled().stream().filter(value -> PriceText.of(value) != null).count(), filled);
            case NAME, DESCRIPTION, ACTIVE -> "for example \"%s\"".formatted(shortened(values.filled().getFirst()));
        };
        return "%s %s; %s.".formatted(name, candidate.evidence(), evidence);
    }

    private static String shortened(String value) {
        var line = value.replaceAll("\\s+", " ");
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }

    private List<String> names(List<Candidate> columns) {
        return columns.stream().map(candidate -> names.of(candidate.column())).toList();
    }

    private List<Integer> unknown() {
        return IntStream.range(0, RejectionColumns.before(table.header()))
                .filter(column -> !leftOut.contains(column) && !attributes.containsKey(column)
                        && !fields.containsValue(column))
                .boxed()
                .toList();
    }

    private Set<Integer> imageColumns(List<String> compact) {
        var images = candidates.platform().map(Platform::images).orElse(List.of());
        return IntStream.range(0, compact.size())
                .filter(column -> images.contains(compact.get(column)) && !fields.containsValue(column)
                        && !attributes.containsKey(column))
                .boxed()
                .collect(Collectors.toSet());
    }

    /// The key column of the platform is only of use if a field is filled down.
    private ColumnMapping mapping() {
        var rule = candidates.platform().map(Platform::fillDown).orElse(List.of());
        var compact = table.header().stream().map(HeaderText::compact).toList();
        var columns = fields.values()
                .stream()
                .filter(column -> rule.lastIndexOf(compact.get(column)) > 0)
                .collect(Collectors.toSet());
        int key = columns.isEmpty() ? -1 : compact.indexOf(rule.getFirst());
        return new ColumnMapping(fields, attributes, leftOut, key, key < 0 ? Set.of() : columns, imageColumns(compact),
                candidates.inactiveWords(), unknown());
    }
}
