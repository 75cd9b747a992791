package org.productimporter.importer.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// A text compressed with gzip, in one member or several.
public record GzipText(Path file, UnpackLimits limits) implements PackedText {

    @Override
    public InputStream open(AtomicLong read) throws IOException {
        var compressed = CompressedFile.open(file);
        try {
            var unpacking = GzipCompressorInputStream.builder()
                    .setInputStream(compressed)
                    .setDecompressConcatenated(true)
                    .get();
            return new UnpackedStream(unpacking, "a gzip file", limits, () -> {
                read.set(compressed.count());
                return compressed.count();
            });
        } catch (DiskException e) {
            compressed.close();
            throw e.failure();
        } catch (IOException e) {
            compressed.close();
            throw UnpackedStream.damaged("a gzip file", e);
        }
    }
}
