package org.productimporter.importer.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.dialect.Dialect;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.header.ColumnNames;
import org.productimporter.importer.mapping.ColumnMapping;
import org.productimporter.importer.mapping.Decisions;
import org.productimporter.importer.mapping.PriceFormats;
import org.productimporter.importer.mapping.SampleTable;
import org.productimporter.importer.normal.FillDown;
import org.productimporter.importer.source.SourceFormat;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.UnknownColumns;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;

/// Puts the decisions about a file together: the proposal for users and the layout for the workers. For one file.
final class ProposalBuilder {

    private static final int SAMPLE_ROWS = 20;

    private final SourceFormat format;
    private final Dialect dialect;
    private final SampleTable table;
    private final ColumnMapping columns;
    private final ImportOptions options;
    private final Decisions decisions;

    ProposalBuilder(SourceFormat format, Dialect dialect, SampleTable table, ColumnMapping columns,
            ImportOptions options, Decisions decisions) {
        this.format = format;
        this.dialect = dialect;
        this.table = table;
        this.columns = columns;
        this.options = options;
        this.decisions = decisions;
    }

    /// @param confirmed whether nothing is asked
    /// @param profile name of the profile that was applied, or null
    /// @throws FileRejectedException if a confirmed mapping has no SKU column
    Detection build(boolean confirmed, @Nullable String profile) {
        var prices = PriceFormats.detect(table, columns, options.file(), confirmed, decisions);
        var attributes = attributes();
        var proposal = new MappingProposal.Proposal(columnTargets(), dialect.named() ? "first" : "none",
                String.valueOf(dialect.delimiter()), format.charset(), decimal(prices), prices.format().currency(),
                format.sheet(), dialect.skipLines(), options.unknown().name().toLowerCase(Locale.ROOT), profile);
        var mapping = new MappingProposal(proposal, decisions.reasons(), decisions.alternatives(),
                decisions.questions(), dialect.header(), sample());
        var layout = layout(prices.format(), attributes);
        if (layout == null && !mapping.asks()) {
            throw noSku();
        }
        return new Detection(mapping, layout, warnings(attributes), dialect.recordsFrom(), dialect.firstLine(),
                columns.keyColumn() < 0 ? null
                        : new FillDown(columns.keyColumn(), columns.filledDown(), columns.imageColumns()));
    }

    private @Nullable CsvLayout layout(PriceFormat prices, Map<Integer, String> attributes) {
        return columns.fields().containsKey(ProductField.SKU)
                ? new CsvLayout(format.charset(), dialect.delimiter(), dialect.header(), columns.fields(), attributes,
                        prices, columns.inactiveWords(), format.lines(), !format.plain() || columns.keyColumn() >= 0)
                : null;
    }

    private static @Nullable String decimal(PriceFormats.Detected prices) {
        if (!prices.shown()) {
            return null;
        }
        return prices.format().decimal() == ',' ? "comma" : "point";
    }

    private Map<String, @Nullable String> columnTargets() {
        var names = new ColumnNames(dialect.header());
        var targets = new LinkedHashMap<String, @Nullable String>();
        for (int column = 0; column < dialect.header().size(); column++) {
            if (columns.leftOut().contains(column)) {
                targets.put(names.of(column), null);
            } else if (columns.attributes().containsKey(column)) {
                targets.put(names.of(column), AttributeRules.PREFIX + columns.attributes().get(column));
            } else {
                var field = fieldOf(column);
                if (field != null) {
                    targets.put(names.of(column), field.text());
                }
            }
        }
        return targets;
    }

    private @Nullable ProductField fieldOf(int column) {
        return columns.fields()
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() == column)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /// Returns the attributes of the mapping and, with `unknown=keep`, those of all other columns that have a name.
    private Map<Integer, String> attributes() {
        var attributes = new HashMap<>(columns.attributes());
        if (options.unknown() == UnknownColumns.KEEP) {
            var keys = new HashSet<>(attributes.values());
            for (int column : columns.unknown()) {
                var cell = dialect.header().get(column);
                if (!cell.isEmpty()) {
                    attributes.put(column, unique(withoutPrefix(cell), keys));
                }
            }
        }
        return attributes;
    }

    /// An export writes the prefix before a key that looks like a field.
    private static String withoutPrefix(String cell) {
        return cell.startsWith(AttributeRules.PREFIX) && cell.length() > AttributeRules.PREFIX.length()
                ? cell.substring(AttributeRules.PREFIX.length())
                : cell;
    }

    /// A key has no line breaks and tabs.
    private static String unique(String name, Set<String> keys) {
        var cell = name.replaceAll("\\p{Cntrl}+", " ");
        var key = shortened(cell, "");
        for (int number = 2; !keys.add(key); number++) {
            key = shortened(cell, " (%d)".formatted(number));
        }
        return key;
    }

    private static String shortened(String cell, String suffix) {
        int length = Math.min(cell.length(), AttributeRules.MAX_KEY_CHARACTERS - suffix.length());
        var cut = length < cell.length() && Character.isHighSurrogate(cell.charAt(length - 1)) ? length - 1 : length;
        return cell.substring(0, cut).strip() + suffix;
    }

    private List<List<String>> sample() {
        return table.rows().stream().limit(SAMPLE_ROWS).toList();
    }

    private List<String> warnings(Map<Integer, String> attributes) {
        var unknown = new ArrayList<String>();
        var nameless = new ArrayList<String>();
        for (int column : columns.unknown()) {
            if (!attributes.containsKey(column)) {
                var name = dialect.header().get(column);
                (name.isEmpty() ? nameless : unknown).add(name.isEmpty() ? String.valueOf(column + 1) : name);
            }
        }
        var warnings = new ArrayList<String>();
        if (!unknown.isEmpty()) {
            warnings.add(
                    "Ignored, because they are no fields of a product: %s. With unknown=keep, they become attributes."
                            .formatted(ColumnOptions.shownNames(unknown)));
        }
        if (!nameless.isEmpty()) {
            warnings.add("Ignored, because they have no name: the columns " + String.join(", ", nameless) + ".");
        }
        if (!columns.fields().containsKey(ProductField.NAME)) {
            warnings.add("The file has no name column: new products get their SKU as name.");
        }
        return warnings;
    }

    private FileRejectedException noSku() {
        var near = Objects.requireNonNullElse(decisions.alternatives().get("columns.sku"), List.<String>of());
        return new FileRejectedException("No 'sku' column",
                "The header holds %s.".formatted(ColumnOptions.shownNames(dialect.header())),
                near.isEmpty()
                        ? "Map the column that holds the SKU, for example columns = {\"%s\": \"sku\"}."
                                .formatted(new ColumnNames(dialect.header()).of(0))
                        : "Map the column that holds the SKU: columns = {\"%s\": \"sku\"}.".formatted(near.getFirst()));
    }
}
