package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileSplitter;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.SkuSampler;
import org.productimporter.importer.split.UnclosedQuoteException;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.MappingProposal;

/// Determines how a file in its normal form is to be read, and splits it into ranges. Reads the file once, in constant
/// memory; errors in the first rows or the header are reported after the first few MiB. Stateless and thread-safe.
public final class FileInspector {

    /// Size of the sample from which everything is detected.
    public static final int SAMPLE_BYTES = 4 * 1024 * 1024;

    private static final SourceFormat PLAIN =
            new SourceFormat("text", "UTF-8", null, LineNumbering.LINES, true, Map.of(), List.of(), Map.of());

    private final FileLimits limits;

    /// @param limits limits of the parts of a file
    public FileInspector(FileLimits limits) {
        this.limits = limits;
    }

    /// Inspects a plain file in UTF-8.
    public Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeReader.firstOf(channel, 0, SAMPLE_BYTES);
            var sample = new SourceSample(head, head.length == channel.size(), PLAIN);
            return split(channel, head, detect(sample, options));
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    /// Returns how the rows of the file are to be read.
    ///
    /// @throws FileRejectedException if it cannot be imported
    public Detection detect(SourceSample sample, ImportOptions options) {
        if (sample.head().length == 0) {
            throw new FileRejectedException("The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        var header = new HeaderReader(sample, options, limits).read();
        var rows = Arrays.copyOfRange(sample.head(), Math.toIntExact(header.endByte()), sample.head().length);
        var warnings = new ArrayList<>(header.warnings());
        warnings.addAll(new RowPreflight(header, options, rows, sample.whole()).warnings());
        return new Detection(mapping(header, sample.format()), header.layout(), warnings, header.endByte(),
                header.endLine(), null);
    }

    private static MappingProposal mapping(Header header, SourceFormat format) {
        var layout = header.layout();
        var columns = new LinkedHashMap<String, String>();
        layout.columns().forEach((field, column) -> columns.put(layout.header().get(column), field.text()));
        return new MappingProposal(
                new MappingProposal.Proposal(columns, "first", String.valueOf(layout.delimiter()), format.charset(),
                        null, null, format.sheet(), 0, "ignore", null),
                format.reasons(), format.alternatives(), format.questions(), layout.header(), List.of());
    }

    /// Splits the rows into ranges.
    ///
    /// @param channel the file in its normal form
    /// @param head its first bytes, at least those before the rows
    /// @throws FileRejectedException if a quote is never closed
    /// @throws FileChangedException if the size of the file changes during the call
    public Inspection.Accepted split(SeekableByteChannel channel, byte[] head, Detection detected) throws IOException {
        var sample = new SkuSampler(detected.layout(), channel.size());
        var digest = Sha256.digest();
        digest.update(head, 0, Math.toIntExact(detected.recordsFrom()));
        var splitter = new FileSplitter(channel, detected.layout(), detected.recordsFrom(), detected.firstLine(),
                limits, sample);
        try {
            var ranges = splitter.split(digest);
            var warnings = new ArrayList<>(detected.warnings());
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(detected.mapping(), detected.layout(), detected.recordsFrom(), ranges,
                    warnings, sample.skus(), Sha256.hex(digest));
        } catch (UnclosedQuoteException e) {
            throw HeaderReader.unclosedQuote(e.line(), e.column(), limits);
        }
    }
}
