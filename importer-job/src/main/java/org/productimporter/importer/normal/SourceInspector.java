package org.productimporter.importer.normal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.source.Detection;
import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.source.FileRejectedException;
import org.productimporter.importer.source.Inspection;
import org.productimporter.importer.source.SourceFormat;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.files.Sha256;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.MappingProposal;

/// Inspects a product file of any form, and writes its normal form if it is no plain CSV file in UTF-8. Constant memory.
/// Stateless and thread-safe.
public final class SourceInspector {

    private final FileInspector inspector;
    private final SourceReader reader;

    public SourceInspector(FileInspector inspector, UnpackLimits limits) {
        this.inspector = inspector;
        this.reader = new SourceReader(limits);
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
        try (var source = reader.open(file, folder, options.file(), confirmed)) {
            return inspect(source, file, normalForm, options, confirmed, progress);
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    /// Returns how a file is understood. Reads only its sample and writes no normal form.
    ///
    /// @param folder folder for temporary files
    /// @throws FileRejectedException if the file cannot be imported
    public MappingProposal propose(Path file, Path folder, ImportOptions options) throws IOException {
        try (var source = reader.open(file, folder, options.file(), false)) {
            return inspector.detect(source.sample(), options, false).mapping();
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

    private Inspection inspect(Source source, Path file, Path normalForm, ImportOptions options, boolean confirmed,
            NormalFormProgress progress) throws IOException {
        var sample = source.sample();
        var format = sample.format();
        Detection detected;
        try {
            detected = inspector.detect(sample, options, confirmed);
        } catch (FileRejectedException e) {
            if (format.questions().isEmpty()) {
                throw e;
            }
            return new Inspection.NeedsMapping(onlyQuestions(format));
        }
        if (detected.asks()) {
            return new Inspection.NeedsMapping(detected.mapping());
        }
        if (format.plain() && detected.fillDown() == null) {
            return split(file, sample.head(), detected);
        }
        var written = write(source, file, normalForm, detected, progress);
        var accepted = split(normalForm, sample.head(), written);
        return new Inspection.Accepted(accepted.mapping(), accepted.layout(), accepted.recordsFrom(), accepted.ranges(),
                accepted.warnings(), accepted.skuSample(), Sha256.ofFile(file));
    }

    /// What is known of a file that cannot be read before its questions are answered.
    private static MappingProposal onlyQuestions(SourceFormat format) {
        return new MappingProposal(
                new MappingProposal.Proposal(Map.of(), "first", ",", format.charset(), null, null, format.sheet(), 0,
                        "ignore", null),
                format.reasons(), format.alternatives(), format.questions(), List.of(), List.of());
    }

    private Inspection.Accepted split(Path file, byte[] head, Detection detected) throws IOException {
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return inspector.split(channel, head, detected);
        }
    }

    /// Writes the normal form and returns how it is to be read.
    private static Detection write(Source source, Path file, Path normalForm, Detection detected,
            NormalFormProgress progress) throws IOException {
        var lines = source.sample().format().lines();
        var read = new AtomicLong();
        long size = Math.max(1, Files.size(file));
        var warnings = new ArrayList<>(detected.warnings());
        try (var text = source.open(read); var filled = filled(text, detected, lines)) {
            new NormalFormWriter(normalForm, progress).write(filled, () -> Math.clamp(read.get() * 100 / size, 0, 99));
            if (filled instanceof FillDownStream rows && rows.imageRows() > 0) {
                warnings.add("%,d rows hold only images of a product; they are no products and count as blank lines."
                        .formatted(rows.imageRows()));
            }
        }
        var layout = detected.requireLayout();
        var numbering = detected.fillDown() == null ? lines : LineNumbering.ROWS;
        return new Detection(detected.mapping(),
                new CsvLayout(layout.charset(), layout.delimiter(), layout.header(), layout.columns(),
                        layout.attributes(), layout.prices(), layout.inactiveWords(), numbering, true),
                warnings, detected.recordsFrom(), detected.firstLine(), detected.fillDown());
    }

    private static InputStream filled(InputStream text, Detection detected, LineNumbering lines) throws IOException {
        var fillDown = detected.fillDown();
        return fillDown == null ? text : new FillDownStream(text, detected, fillDown, lines);
    }
}
