package org.productimporter.web.imports.ui.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.model.product.AttributeRules;

/// The mapping that a user edits: the latest proposal and the columns that the user has chosen. Not thread-safe.
final class MappingDraft {

    private MappingProposal mapping;
    private final Map<String, @Nullable String> columns = new LinkedHashMap<>();
    private final Map<String, ColumnTarget> chosen = new LinkedHashMap<>();
    private boolean keepsOthers;

    MappingDraft(MappingProposal mapping) {
        this.mapping = mapping;
        keepsOthers = mapping.proposal().unknown().equals("keep");
        columns.putAll(mapping.proposal().columns());
    }

    /// Replaces the proposal. The choices of the user stay for the columns that the file still has.
    void propose(MappingProposal next) {
        mapping = next;
        columns.clear();
        columns.putAll(next.proposal().columns());
        if (keepsOthers) {
            columns.values().removeIf(Objects::isNull);
        }
        new LinkedHashMap<>(chosen).forEach((column, target) -> {
            if (names().contains(column)) {
                choose(column, target);
            }
        });
    }

    MappingProposal mapping() {
        return mapping;
    }

    /// The names of the columns in file order.
    List<String> names() {
        return MappingProposal.columnNames(mapping.header());
    }

    /// The header cell of a column; blank for a column that the file does not have.
    private String cell(String column) {
        var position = names().indexOf(column);
        return position < 0 ? "" : mapping.header().get(position);
    }

    /// A column in words: its header cell, with its number where the cell is blank or occurs more than once.
    String label(String column) {
        var cell = hasNames() ? cell(column) : "";
        if (cell.isEmpty()) {
            return "Column " + column;
        }
        return cell.equals(column) ? cell : "%s (column %s)".formatted(cell, column);
    }

    /// The key of a column as an attribute, unique in the file.
    private String attributeKey(String column) {
        var position = names().indexOf(column);
        var cell = cell(column);
        if (cell.isEmpty()) {
            return "Column " + column;
        }
        var number = Collections.frequency(mapping.header().subList(0, position + 1), cell);
        var suffix = number == 1 ? "" : " (%d)".formatted(number);
        return shortened(cell, AttributeRules.MAX_KEY_CHARACTERS - suffix.length()).strip() + suffix;
    }

    private static String shortened(String text, int characters) {
        var end = Math.min(characters, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    /// Whether the file names its columns. Otherwise they are numbered.
    boolean hasNames() {
        return mapping.proposal().header().equals("first");
    }

    /// The distinct values of a column in the first rows, without blank ones.
    Stream<String> values(String column) {
        var position = names().indexOf(column);
        return mapping.sample()
                .stream()
                .filter(row -> position >= 0 && row.size() > position)
                .map(row -> row.get(position))
                .filter(value -> !value.isBlank())
                .distinct();
    }

    ColumnTarget target(String column) {
        return columns.containsKey(column) ? ColumnTarget.of(columns.get(column)) : other(column);
    }

    /// The target of a column that nobody has chosen. A column without a name is only kept if it is chosen.
    private ColumnTarget other(String column) {
        return keepsOthers && !cell(column).isEmpty() ? ColumnTarget.ATTRIBUTE : ColumnTarget.LEAVE_OUT;
    }

    /// The column of a product field.
    Optional<String> column(ColumnTarget field) {
        return names().stream().filter(column -> target(column) == field).findFirst();
    }

    /// Chooses the target of a column. The column that had the same product field until now loses it.
    void choose(String column, ColumnTarget target) {
        if (target.isField()) {
            names().stream()
                    .filter(other -> !other.equals(column) && target(other) == target)
                    .forEach(other -> choose(other, other(other)));
        }
        chosen.put(column, target);
        put(column, target);
    }

    private void put(String column, ColumnTarget target) {
        if (target(column) != target) {
            columns.put(column, target.value(attributeKey(column)));
        }
    }

    boolean keepsOthers() {
        return keepsOthers;
    }

    /// Keeps all columns without a target as attributes, or leaves them out.
    void keepOthers(boolean keep) {
        keepsOthers = keep;
        if (keep) {
            columns.values().removeIf(Objects::isNull);
            chosen.values().removeIf(target -> target == ColumnTarget.LEAVE_OUT);
        }
    }

    /// The choices of the user as the option `columns`.
    Map<String, @Nullable String> chosenColumns() {
        var values = new LinkedHashMap<String, @Nullable String>();
        chosen.forEach((column, target) -> values.put(column,
                columns.containsKey(column) ? columns.get(column) : target.value(attributeKey(column))));
        return values;
    }

    /// The proposal with the choices of the user.
    Proposal proposal() {
        var proposed = mapping.proposal();
        return new Proposal(columns, proposed.header(), proposed.delimiter(), proposed.charset(), proposed.decimal(),
                proposed.currency(), proposed.sheet(), proposed.skipLines(), keepsOthers ? "keep" : "ignore",
                proposed.profileName());
    }
}
