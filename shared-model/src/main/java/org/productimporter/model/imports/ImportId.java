package org.productimporter.model.imports;

/// The number of an import; rises in the order of the requests.
public record ImportId(long value) {

    public ImportId {
        if (value < 1) {
            throw new IllegalArgumentException("an import number is positive, this is " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
