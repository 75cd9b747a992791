package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.mapping.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileSplitter;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.SkuSampler;
import org.productimporter.importer.split.UnclosedQuoteException;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportOptions;

/// Determines how a file in its normal form is to be read, and splits it into ranges. Reads the file once, in constant
/// memory; errors in the first rows or the header are reported after the first few MiB. Stateless and thread-safe.
public final class FileInspector {

    /// Size of the sample from which everything is detected.
    public static final int SAMPLE_BYTES = 4 * 1024 * 1024;

    private static final SourceFormat PLAIN =
            new SourceFormat("text", "UTF-8", null, LineNumbering.LINES, true, Map.of(), List.of(), Map.of());

    private final FileLimits limits;
    private final ProfileFinder profiles;

    /// An inspector without profiles.
    ///
    /// @param limits limits of the parts of a file
    public FileInspector(FileLimits limits) {
        this(limits, ProfileFinder.NONE);
    }

    /// @param limits limits of the parts of a file
    public FileInspector(FileLimits limits, ProfileFinder profiles) {
        this.limits = limits;
        this.profiles = profiles;
    }

    /// Inspects a plain file in UTF-8 whose mapping nobody has confirmed.
    public Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeReader.firstOf(channel, 0, SAMPLE_BYTES);
            var detected = detect(new SourceSample(head, head.length == channel.size(), PLAIN), options, false);
            return detected.asks() ? new Inspection.NeedsMapping(detected.mapping()) : split(channel, head, detected);
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    /// Returns the options for each way to read a file that a profile may decide; the first one that fits is to be taken.
    public List<ImportOptions> readings(ImportOptions options) {
        return new MappingDetector(limits, profiles).readings(options);
    }

    /// Whether a file that is read under one of the [#readings] has the header of its profile.
    ///
    /// @throws FileRejectedException if it cannot be read so
    public boolean hasHeader(SourceSample sample, ImportOptions reading) {
        return new MappingDetector(limits, profiles).hasHeader(sample, reading);
    }

    /// Returns how the rows of the file are to be read.
    ///
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    /// @throws FileRejectedException if it cannot be imported
    public Detection detect(SourceSample sample, ImportOptions options, boolean confirmed) {
        if (sample.head().length == 0) {
            throw new FileRejectedException("The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        var detected = new MappingDetector(limits, profiles).detect(sample, options, confirmed);
        if (detected.asks()) {
            return detected;
        }
        var rows = Arrays.copyOfRange(sample.head(), Math.toIntExact(detected.recordsFrom()), sample.head().length);
        var warnings = new ArrayList<>(detected.warnings());
        warnings.addAll(new RowPreflight(detected.requireLayout(), detected.firstLine(), options, rows, sample.whole())
                .warnings());
        return new Detection(detected.mapping(), detected.layout(), warnings, detected.recordsFrom(),
                detected.firstLine(), detected.fillDown());
    }

    /// Splits the rows into ranges.
    ///
    /// @param channel the file in its normal form
    /// @param head its first bytes, at least those before the rows
    /// @param detected a detection that asks nothing
    /// @throws FileRejectedException if a quote is never closed
    /// @throws FileChangedException if the size of the file changes during the call
    public Inspection.Accepted split(SeekableByteChannel channel, byte[] head, Detection detected) throws IOException {
        var layout = detected.requireLayout();
        var sample = new SkuSampler(layout, channel.size());
        var digest = Sha256.digest();
        digest.update(head, 0, Math.toIntExact(detected.recordsFrom()));
        var splitter = new FileSplitter(channel, layout, detected.recordsFrom(), detected.firstLine(), limits, sample);
        try {
            var ranges = splitter.split(digest);
            var warnings = new ArrayList<>(detected.warnings());
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(detected.mapping(), layout, detected.recordsFrom(), ranges, warnings,
                    sample.skus(), Sha256.hex(digest));
        } catch (UnclosedQuoteException e) {
            throw HeaderChecks.unclosedQuote(e.line(), e.column(), limits);
        }
    }
}
