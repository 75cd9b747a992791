package org.productimporter.importer.normal;

/// Receives the progress of the writing of a normal form.
@FunctionalInterface
public interface NormalFormProgress {

    /// For callers that show none.
    NormalFormProgress NONE = _ -> {
        // Nobody watches.
    };

    /// Called every second at most. An exception ends the writing.
    ///
    /// @param percent share of the file that has been read, 0 to 100
    void report(int percent);
}
