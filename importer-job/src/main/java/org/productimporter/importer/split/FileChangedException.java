package org.productimporter.importer.split;

import java.io.IOException;

/// The file is not the one that was inspected: it has become shorter or longer.
public final class FileChangedException extends IOException {

    FileChangedException(String message) {
        super(message);
    }
}
