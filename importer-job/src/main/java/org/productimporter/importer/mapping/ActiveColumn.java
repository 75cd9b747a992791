package org.productimporter.importer.mapping;

import org.productimporter.importer.header.ColumnTerms.Strength;
import org.productimporter.model.product.ActiveWords;

/// Judges by its words whether a column says which products are active.
final class ActiveColumn {

    private ActiveColumn() {}

    /// Of a column with a sure name, most words are known, or none, which is a question. Of others, all words are.
    static boolean fits(Candidate candidate) {
        var known = share(candidate);
        return candidate.strength() == Strength.EXACT ? known == 0 || known >= 0.5 : known == 1;
    }

    /// Returns whether some of the words are known.
    static boolean isSpoken(Candidate candidate) {
        return candidate.values().isBlank() || share(candidate) > 0;
    }

    /// Returns whether the words are only numbers, which could count something as well.
    static boolean isNumeric(ColumnValues values) {
        return !values.isBlank() && values.share(value -> value.chars().allMatch(Character::isDigit)) == 1;
    }

    private static double share(Candidate candidate) {
        return candidate.values()
                .share(word -> candidate.inactiveWords().contains(word) || ActiveWords.of(word) != null);
    }
}
