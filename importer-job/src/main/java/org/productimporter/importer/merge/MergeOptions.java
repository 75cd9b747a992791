package org.productimporter.importer.merge;

import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.imports.ImportOptions.Mode;

/// How the staged rows of an import are to be merged.
///
/// @param mode which products may be touched
/// @param blankPrice what a staged null price does to an existing product
/// @param missing what happens to products of the bucket that the file does not mention
public record MergeOptions(Mode mode, BlankPrice blankPrice, Missing missing) {

    /// A staged null price means "not said"; or, under `on_blank=clear` in a file with a price
    /// column, "no price".
    public enum BlankPrice {
        KEEPS, CLEARS
    }
}
