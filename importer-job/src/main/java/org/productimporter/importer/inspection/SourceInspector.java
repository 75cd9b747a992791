package org.productimporter.importer.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.normal.FillDownStream;
import org.productimporter.importer.normal.NormalFormProgress;
import org.productimporter.importer.normal.NormalFormWriter;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.source.Source;
import org.productimporter.importer.source.SourceReader;
import org.productimporter.importer.source.SourceSample;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileSplitter;
import org.productimporter.importer.split.SkuSampler;
import org.productimporter.importer.split.UnclosedQuoteException;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.MappingProposal;

/// Inspects a product file of any form: opens it as text in UTF-8, detects from its first MiB how the rows are to be read,
/// writes its normal form if it is no plain CSV file in UTF-8, and splits the rows into ranges. Constant memory; errors in
/// the header or the first rows are reported before the rest is read. Stateless and thread-safe.
public final class SourceInspector {

    private final SourceReader reader;
    private final MappingDetector detector;
    private final FileLimits limits;

    /// @param unpacking limits of compressed files and workbooks
    /// @param limits limits of the parts of a file
    public SourceInspector(UnpackLimits unpacking, FileLimits limits, ProfileFinder profiles) {
        this.reader = new SourceReader(unpacking);
        this.detector = new MappingDetector(limits, profiles);
        this.limits = limits;
    }

    /// Inspects a regular file. Rejects everything else, including symbolic links.
    ///
    /// @param normalForm path of the normal form, which is replaced
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    /// @throws FileChangedException if the size of the file changes during the call
    /// @throws IOException if the file cannot be read or the normal form not be written
    public Inspection inspect(Path file, Path normalForm, ImportOptions options, boolean confirmed,
            NormalFormProgress progress) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Inspection.Rejected(notRegular(file));
        }
        var folder = Objects.requireNonNull(normalForm.toAbsolutePath().getParent());
        try {
            return inspect(file, folder, normalForm, confirmed ? options : reading(file, folder, options), confirmed,
                    progress);
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    /// Returns the options with those of a profile that decides how the file is read, if there is one.
    private ImportOptions reading(Path file, Path folder, ImportOptions options) throws IOException {
        for (var reading : detector.readings(options)) {
            if (options.profile() != null || isReadBy(file, folder, reading)) {
                return reading;
            }
        }
        return options;
    }

    private boolean isReadBy(Path file, Path folder, ImportOptions reading) throws IOException {
        try (var source = reader.open(file, folder, reading.file(), true)) {
            return detector.hasHeader(source.sample(), reading);
        } catch (FileRejectedException e) {
            return false;
        }
    }

    private Inspection inspect(Path file, Path folder, Path normalForm, ImportOptions options, boolean confirmed,
            NormalFormProgress progress) throws IOException {
        try (var source = reader.open(file, folder, options.file(), confirmed)) {
            var sample = source.sample();
            var detected = detectOrAsk(sample, options, confirmed);
            if (detected.asks()) {
                return new Inspection.NeedsMapping(detected.mapping());
            }
            if (!detected.requireLayout().normalForm()) {
                return split(file, sample, detected);
            }
            var written = writeNormalForm(source, file, normalForm, detected, progress);
            return split(normalForm, sample, written).withSha256(Sha256.ofFile(file));
        }
    }

    /// Returns how a file is understood. Reads only its sample and writes no normal form.
    ///
    /// @param folder folder for temporary files
    /// @throws FileRejectedException if the file cannot be imported
    public MappingProposal propose(Path file, Path folder, ImportOptions options) throws IOException {
        try (var source = reader.open(file, folder, options.file(), false)) {
            return detect(source.sample(), options, false).mapping();
        }
    }

    private static ImportFailure notRegular(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? new ImportFailure("Not a regular file",
                        "\"%s\" is a folder, a link, a pipe or a device.".formatted(file.getFileName()),
                        "Give the product file itself.")
                : new ImportFailure("The file is not there", "There is no file \"%s\".".formatted(file.getFileName()),
                        "Upload it again.");
    }

    /// A file that cannot be read before its questions are answered, such as that for its sheet, asks them.
    private Detection detectOrAsk(SourceSample sample, ImportOptions options, boolean confirmed) {
        try {
            return detect(sample, options, confirmed);
        } catch (FileRejectedException e) {
            if (sample.format().questions().isEmpty()) {
                throw e;
            }
            return Detection.asking(sample.format());
        }
    }

    /// Returns how the rows of the file are to be read.
    ///
    /// @throws FileRejectedException if it cannot be imported
    Detection detect(SourceSample sample, ImportOptions options, boolean confirmed) {
        if (sample.head().length == 0) {
            throw new FileRejectedException("The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        var detected = detector.detect(sample, options, confirmed);
        return detected.asks() ? detected
                : detected.withWarnings(new RowPreflight(detected, sample, options).warnings());
    }

    /// Writes the normal form and returns how it is to be read.
    private static Detection writeNormalForm(Source source, Path file, Path normalForm, Detection detected,
            NormalFormProgress progress) throws IOException {
        var read = new AtomicLong();
        long size = Math.max(1, Files.size(file));
        try (var text = source.open(read); var filled = filled(text, detected)) {
            new NormalFormWriter(normalForm, progress).write(filled, () -> Math.clamp(read.get() * 100 / size, 0, 99));
            return filled instanceof FillDownStream rows ? detected.countingRows().withWarnings(warnings(rows))
                    : detected;
        }
    }

    private static List<String> warnings(FillDownStream rows) {
        return rows.imageRows() == 0 ? List.of()
                : List.of("%,d rows hold only images of a product; they are no products and count as blank lines."
                        .formatted(rows.imageRows()));
    }

    private static InputStream filled(InputStream text, Detection detected) throws IOException {
        var rule = detected.fillDown();
        return rule == null ? text
                : new FillDownStream(text, detected.requireLayout(), detected.recordsFrom(), detected.firstLine(),
                        rule);
    }

    private Inspection.Accepted split(Path file, SourceSample sample, Detection detected) throws IOException {
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return split(channel, sample.head(), detected);
        }
    }

    /// Splits the rows into ranges.
    ///
    /// @param channel the file in its normal form
    /// @param head its first bytes, at least those before the rows
    /// @param detected a detection that asks nothing
    /// @throws FileRejectedException if a quote is never closed
    /// @throws FileChangedException if the size of the file changes during the call
    Inspection.Accepted split(SeekableByteChannel channel, byte[] head, Detection detected) throws IOException {
        var layout = detected.requireLayout();
        var skus = new SkuSampler(layout, channel.size());
        var digest = Sha256.digest();
        digest.update(head, 0, Math.toIntExact(detected.recordsFrom()));
        var splitter = new FileSplitter(channel, layout, detected.recordsFrom(), detected.firstLine(), limits, skus);
        try {
            var ranges = splitter.split(digest);
            var warnings = new ArrayList<>(detected.warnings());
            skus.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(detected.mapping(), layout, detected.recordsFrom(), ranges, warnings,
                    skus.skus(), Sha256.hex(digest));
        } catch (UnclosedQuoteException e) {
            throw HeaderChecks.unclosedQuote(e.line(), e.column(), limits);
        }
    }
}
