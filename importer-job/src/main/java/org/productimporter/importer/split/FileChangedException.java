package org.productimporter.importer.split;

import java.io.IOException;

/// The size of the file has changed since its inspection.
public final class FileChangedException extends IOException {

    FileChangedException(String message) {
        super(message);
    }
}
