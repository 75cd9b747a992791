package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.mapping.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileSplitter;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.SkuSampler;
import org.productimporter.importer.split.UnclosedQuoteException;
import org.productimporter.model.files.FileSignature;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.MappingProposal;

/// Determines whether and how a file can be imported, and splits it into ranges. Reads the file
/// once, in constant memory; errors in the first bytes or the header are reported after the first
/// few MiB. Stateless and thread-safe.
public final class FileInspector {

    /// Size of the sample from which everything is detected.
    private static final int SAMPLE_BYTES = 4 * 1024 * 1024;

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

    /// Inspects a file whose mapping nobody has confirmed.
    public Inspection inspect(Path file, ImportOptions options) throws IOException {
        return inspect(file, options, false);
    }

    /// Inspects a regular file. Rejects everything else, including symbolic links.
    ///
    /// @param mappingConfirmed whether a user has confirmed the options, so that nothing is asked
    /// @throws FileChangedException if the size of the file changes during the call
    /// @throws IOException if the file cannot be read
    public Inspection inspect(Path file, ImportOptions options, boolean mappingConfirmed) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Inspection.Rejected(notRegular(file));
        }
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return inspect(channel, options, mappingConfirmed);
        }
    }

    private static ImportFailure notRegular(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? new ImportFailure("Not a regular file",
                        "\"%s\" is a folder, a link, a pipe or a device.".formatted(file.getFileName()),
                        "Give the CSV file itself.")
                : new ImportFailure("The file is not there", "There is no file \"%s\".".formatted(file.getFileName()),
                        "Upload it again.");
    }

    /// Returns how a file is understood, without splitting it: reads only its sample.
    ///
    /// @throws FileRejectedException if it cannot be imported
    public MappingProposal propose(Path file, ImportOptions options) throws IOException {
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return detect(sample(channel), options, false).mapping();
        }
    }

    Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        return inspect(channel, options, false);
    }

    Inspection inspect(SeekableByteChannel channel, ImportOptions options, boolean confirmed) throws IOException {
        try {
            var sample = sample(channel);
            var detected = detect(sample, options, confirmed);
            var layout = detected.layout();
            if (detected.mapping().asks() || layout == null) {
                return new Inspection.NeedsMapping(detected.mapping());
            }
            return split(channel, sample.head(), detected, layout);
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    private static SourceSample sample(SeekableByteChannel channel) throws IOException {
        var head = RangeReader.firstOf(channel, 0, SAMPLE_BYTES);
        requireCsv(head);
        return new SourceSample(head, head.length == channel.size(), PLAIN);
    }

    private Detection detect(SourceSample sample, ImportOptions options, boolean confirmed) {
        var detected = new MappingDetector(limits, profiles).detect(sample, options, confirmed);
        var layout = detected.layout();
        if (layout == null || detected.mapping().asks()) {
            return detected;
        }
        var rows = Arrays.copyOfRange(sample.head(), Math.toIntExact(detected.recordsFrom()), sample.head().length);
        var warnings = new ArrayList<>(detected.warnings());
        warnings.addAll(new RowPreflight(layout, detected.firstLine(), options, rows, sample.whole()).warnings());
        return new Detection(detected.mapping(), layout, warnings, detected.recordsFrom(), detected.firstLine(),
                detected.fillDown());
    }

    private Inspection split(SeekableByteChannel channel, byte[] head, Detection detected, CsvLayout layout)
            throws IOException {
        try {
            var sample = new SkuSampler(layout, channel.size());
            var digest = Sha256.digest();
            digest.update(head, 0, Math.toIntExact(detected.recordsFrom()));
            var ranges = new FileSplitter(channel, layout.delimiter(), detected.recordsFrom(), detected.firstLine(),
                    limits, sample).split(digest);
            var warnings = new ArrayList<>(detected.warnings());
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(detected.mapping(), layout, detected.recordsFrom(), ranges, warnings,
                    sample.skus(), Sha256.hex(digest));
        } catch (UnclosedQuoteException e) {
            throw HeaderChecks.unclosedQuote(e.line(), e.column(), limits);
        }
    }

    private static void requireCsv(byte[] head) {
        if (head.length == 0) {
            throw new FileRejectedException("The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        FileSignature.of(head, head.length).or(() -> FileSignature.byNulBytes(head, head.length)).ifPresent(other -> {
            throw new FileRejectedException("Not a CSV file", "The file is " + other.type() + ".", other.action());
        });
    }
}
