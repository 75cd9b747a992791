package org.productimporter.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.header.ColumnTerms;
import org.productimporter.importer.header.ColumnTerms.Strength;
import org.productimporter.importer.header.HeaderText;
import org.productimporter.importer.header.Platform;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.rejections.RejectionColumns;

/// Finds the columns of one file that may be a field: by the rules of its platform, otherwise by the dictionary.
final class Candidates {

    private final SampleTable table;
    private final @Nullable Platform platform;
    private final boolean ownNames;
    private final List<ColumnValues> values = new ArrayList<>();

    Candidates(SampleTable table) {
        this.table = table;
        this.platform = table.named() ? Platform.of(table.header()).orElse(null) : null;
        this.ownNames = table.header().stream().anyMatch(cell -> isOwnName(ProductField.SKU, cell));
        for (int column = 0; column < table.header().size(); column++) {
            values.add(ColumnValues.of(table.rows(), column));
        }
    }

    Optional<Platform> platform() {
        return Optional.ofNullable(platform);
    }

    /// Returns the words of the platform that mean an inactive product, besides the usual ones.
    Set<String> inactiveWords() {
        return platform == null ? Set.of() : Set.copyOf(platform.inactiveWords());
    }

    ColumnValues values(int column) {
        return values.get(column);
    }

    /// Returns the columns that the file names as this field, the most probable first.
    ///
    /// @param taken columns that are something else
    List<Candidate> of(ProductField field, Set<Integer> taken) {
        var found = new ArrayList<Candidate>();
        for (int column = 0; table.named() && column < RejectionColumns.before(table.header()); column++) {
            var candidate = taken.contains(column) ? null : candidate(field, column);
            if (candidate != null && candidate.fits(field)) {
                found.add(candidate);
            }
        }
        found.sort(Candidate.BY_STANDING);
        return found;
    }

    private @Nullable Candidate candidate(ProductField field, int column) {
        return platform == null ? byName(field, column) : byRule(platform, field, column);
    }

    private @Nullable Candidate byRule(Platform known, ProductField field, int column) {
        var rule = known.rules().get(field);
        int rank = rule == null ? -1 : rule.rank(HeaderText.compact(table.header().get(column)));
        if (rule == null || rank < 0) {
            return null;
        }
        // Only columns of equal strength are of equal standing.
        var strength = rule.ask() || rank == 0 ? Strength.EXACT : rank == 1 ? Strength.COMMON : Strength.WEAK;
        return new Candidate(column, strength, rank, values.get(column),
                "is the %s column of a %s export".formatted(field.text(), known.name()), inactiveWords());
    }

    private @Nullable Candidate byName(ProductField field, int column) {
        var cell = table.header().get(column);
        if (ownNames) {
            for (var other : ProductField.values()) {
                if (isOwnName(other, cell)) {
                    return other != field ? null
                            : new Candidate(column, Strength.EXACT, Candidate.OWN_NAME, values.get(column),
                                    "is the name of the field", Set.of());
                }
            }
        }
        var match = ColumnTerms.match(field, cell);
        if (match == null) {
            return null;
        }
        var strength = field == ProductField.ACTIVE && match.strength() == Strength.WEAK
                && ActiveColumn.isNumeric(values.get(column)) ? Strength.ASK : match.strength();
        return new Candidate(column, strength, match.rank(), values.get(column), evidence(field, strength), Set.of());
    }

    private static String evidence(ProductField field, Strength strength) {
        var evidence = switch (strength) {
            case EXACT -> "is a common name of the %s column";
            case COMMON -> "is a usual name of the %s column";
            case WEAK -> "is the only possible name of the %s column";
            case ASK -> "may be a name of the %s column";
        };
        return evidence.formatted(field.text());
    }

    private static boolean isOwnName(ProductField field, String cell) {
        return HeaderText.folded(cell).equals(field.text());
    }
}
