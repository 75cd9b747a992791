package org.productimporter.model.imports;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What an undo does, or would do, to the products that its import has changed.
///
/// @param removed products that the import had inserted
/// @param restored products that get back the values from before the import
/// @param kept products that stay as they are
@JsonNaming(SnakeCaseStrategy.class)
public record UndoEffect(long removed, long restored, Kept kept) {

    /// @param changedSince products that were changed or deleted after the import
    @JsonNaming(SnakeCaseStrategy.class)
    public record Kept(long changedSince) {}

    /// The effect on no product.
    public static final UndoEffect NONE = of(0, 0, 0);

    public static UndoEffect of(long removed, long restored, long changedSince) {
        return new UndoEffect(removed, restored, new Kept(changedSince));
    }

    /// Returns the sum of both effects.
    public UndoEffect plus(UndoEffect other) {
        return of(removed + other.removed, restored + other.restored, kept.changedSince + other.kept.changedSince);
    }

    /// Returns the number of products.
    public long products() {
        return removed + restored + kept.changedSince();
    }
}
