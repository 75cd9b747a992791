package org.productimporter.importer.unpack;

import java.io.IOException;

/// The compressed file could not be read from disk. Distinguishes that from damage of its content.
final class DiskException extends RuntimeException {

    private final IOException failure;

    DiskException(IOException failure) {
        super(failure);
        this.failure = failure;
    }

    IOException failure() {
        return failure;
    }
}
