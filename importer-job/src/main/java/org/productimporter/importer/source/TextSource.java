package org.productimporter.importer.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.ReaderInputStream;
import org.productimporter.importer.charset.CharsetChoice;
import org.productimporter.importer.charset.CharsetDetector;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.model.imports.FileOptions;

/// A text file, compressed or not. Its normal form has the same lines.
final class TextSource implements Source {

    /// The bytes of the text.
    @FunctionalInterface
    interface Bytes {

        /// Opens the text from its beginning.
        ///
        /// @param read receives the number of bytes of the file that have been read
        InputStream open(AtomicLong read) throws IOException;
    }

    private final Bytes bytes;
    private final CharsetChoice charset;
    private final SourceSample sample;

    /// @param container `text`, `gzip` or `zip`
    /// @param head the first bytes of the text, at most [SourceSample#MAX_BYTES]
    TextSource(String container, Bytes bytes, byte[] head, FileOptions options, boolean confirmed) throws IOException {
        this.bytes = bytes;
        var whole = head.length < SourceSample.MAX_BYTES;
        this.charset = new CharsetDetector(head, whole, confirmed).detect(options.charset());
        var plain = container.equals("text") && charset.isUtf8();
        this.sample = charset.isUtf8() ? new SourceSample(head, whole, format(container, plain))
                : decodedSample(format(container, false));
    }

    private SourceFormat format(String container, boolean plain) {
        var question = charset.question();
        return new SourceFormat(container, charset.name(), null, LineNumbering.LINES, plain,
                Map.of("charset", charset.reason()), question == null ? List.of() : List.of(question),
                charset.alternatives().isEmpty() ? Map.of() : Map.of("charset", charset.alternatives()));
    }

    private SourceSample decodedSample(SourceFormat format) throws IOException {
        try (var text = open(new AtomicLong())) {
            var decoded = text.readNBytes(SourceSample.MAX_BYTES);
            return new SourceSample(decoded, decoded.length < SourceSample.MAX_BYTES, format);
        }
    }

    @Override
    public SourceSample sample() {
        return sample;
    }

    /// Undecodable bytes become U+FFFD, for which the row is rejected.
    @Override
    public InputStream open(AtomicLong read) throws IOException {
        var opened = bytes.open(read);
        if (charset.isUtf8()) {
            return opened;
        }
        opened.skipNBytes(charset.markBytes());
        return ReaderInputStream.builder()
                .setReader(new InputStreamReader(opened, charset.charset()))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    @Override
    public void close() {
        // Every stream is closed by its reader.
    }
}
