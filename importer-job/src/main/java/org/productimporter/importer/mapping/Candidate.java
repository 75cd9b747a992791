package org.productimporter.importer.mapping;

import java.util.Comparator;
import java.util.Set;
import org.productimporter.importer.header.ColumnTerms.Strength;
import org.productimporter.model.product.ProductField;

/// A column that may be a field.
///
/// @param column number from 0
/// @param strength how surely its name says so
/// @param rank smaller ones are proposed first
/// @param values its sampled values
/// @param evidence why, without the column: `is a common name of the SKU column`
/// @param inactiveWords words that mean an inactive product, besides the usual ones
record Candidate(int column, Strength strength, int rank, ColumnValues values, String evidence,
        Set<String> inactiveWords) {

    /// The rank of a column with the name of the field itself.
    static final int OWN_NAME = -1;

    /// The first has values and the surest name.
    static final Comparator<Candidate> BY_STANDING = Comparator.comparing((Candidate one) -> one.values().isBlank())
            .thenComparing(Candidate::strength)
            .thenComparingInt(Candidate::rank)
            .thenComparingInt(Candidate::column);

    boolean hasOwnName() {
        return rank == OWN_NAME;
    }

    /// Returns whether the values admit that the column is the field.
    boolean fits(ProductField field) {
        if (hasOwnName() || values.isBlank()) {
            return strength != Strength.ASK;
        }
        return switch (field) {
            case SKU -> strength == Strength.EXACT || (strength == Strength.COMMON && isMostlyDistinct())
                    || values.isLikeKeys();
            case NAME -> strength == Strength.EXACT || values.isLikeNames();
            case PRICE -> values.isLikePrices()
                    || (strength == Strength.EXACT && values.share(value -> PriceText.of(value) != null) >= 0.5);
            case DESCRIPTION -> strength != Strength.ASK && !values.isLikePrices();
            case ACTIVE -> ActiveColumn.fits(this);
        };
    }

    private boolean isMostlyDistinct() {
        return values.distinct() * 2 >= values.filled().size();
    }

    /// Returns whether another column, which stands behind this one, could be the field as well.
    boolean isEqual(ProductField field, Candidate other) {
        if ((hasOwnName() && !other.hasOwnName()) || values.isBlank() || other.values.isBlank()
                || other.values.filledShare() * 2 < values.filledShare()
                || values.filled().equals(other.values.filled())) {
            return false;
        }
        return switch (field) {
            case SKU -> strength == other.strength && other.values.isLikeKeys();
            case PRICE -> strength == other.strength
                    || (strength == Strength.EXACT && other.strength == Strength.COMMON);
            case DESCRIPTION -> rank == other.rank;
            case NAME, ACTIVE -> strength == other.strength;
        };
    }
}
