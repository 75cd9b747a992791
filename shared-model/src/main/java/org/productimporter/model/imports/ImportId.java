package org.productimporter.model.imports;

/// The ID of an import, in the order of the requests.
public record ImportId(long value) {

    public ImportId {
        if (value < 1) {
            throw new IllegalArgumentException("the ID of an import is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
