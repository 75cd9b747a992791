package org.productimporter.importer.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// A text in a container.
public sealed interface PackedText permits GzipText, ZipText {

    /// Opens the unpacked text from its beginning.
    ///
    /// @param read receives the number of compressed bytes so far
    /// @throws org.productimporter.importer.failure.FileRejectedException now or while reading, if the container is damaged
    ///     or a limit is exceeded
    InputStream open(AtomicLong read) throws IOException;
}
