package org.productimporter.importer.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// A file whose form is known. Not thread-safe.
public sealed interface Source extends Closeable permits TextSource, SheetSource {

    /// Returns the beginning of the normal form.
    SourceSample sample();

    /// Opens the normal form from its beginning. It depends only on the file and its options.
    ///
    /// @param read receives the number of bytes of the file that have been read
    InputStream open(AtomicLong read) throws IOException;
}
