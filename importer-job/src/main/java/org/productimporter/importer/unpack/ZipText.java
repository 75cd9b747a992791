package org.productimporter.importer.unpack;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/// A text in a zip archive with one entry.
///
/// @param entry name of the entry
public record ZipText(Path file, String entry, UnpackLimits limits) implements PackedText {

    @Override
    public InputStream open(AtomicLong read) throws IOException {
        var archive = new ZipArchive(file, limits);
        try {
            return new FilterInputStream(archive.open(entry, read)) {
                @Override
                public void close() throws IOException {
                    try (archive) {
                        super.close();
                    }
                }
            };
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }
}
