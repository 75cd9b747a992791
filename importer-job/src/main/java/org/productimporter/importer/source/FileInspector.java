package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /// Size of the part that [RowPreflight] checks.
    private static final int PREFLIGHT_BYTES = 4 * 1024 * 1024;

    private final FileLimits limits;

    /// @param limits limits of the parts of a file
    public FileInspector(FileLimits limits) {
        this.limits = limits;
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
            return inspect(channel, options);
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

    Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeReader.firstOf(channel, 0, limits.maxRecordBytes());
            requireCsv(head);
            var header = new HeaderReader(head, options, limits).read();
            var warnings = new ArrayList<>(header.warnings());
            warnings.addAll(preflight(channel, header, options));
            var sample = new SkuSampler(header.layout(), channel.size());
            var digest = Sha256.digest();
            digest.update(head, 0, Math.toIntExact(header.endByte()));
            var ranges = new FileSplitter(channel, header.layout().delimiter(), header.endByte(), header.endLine(),
                    limits, sample).split(digest);
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(mapping(header), header.layout(), header.endByte(), ranges, warnings,
                    sample.skus(), Sha256.hex(digest));
        } catch (UnclosedQuoteException e) {
            return new Inspection.Rejected(HeaderReader.unclosedQuote(e.line(), e.column(), limits).failure());
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.failure());
        }
    }

    private static MappingProposal mapping(Header header) {
        var layout = header.layout();
        var columns = new LinkedHashMap<String, String>();
        layout.columns().forEach((field, column) -> columns.put(layout.header().get(column), field.text()));
        return new MappingProposal(
                new MappingProposal.Proposal(columns, "first", String.valueOf(layout.delimiter()), layout.charset(),
                        null, null, null, 0, "ignore", null),
                Map.of(), Map.of(), List.of(), layout.header(), List.of());
    }

    private static void requireCsv(byte[] head) {
        if (head.length == 0) {
            throw new FileRejectedException("The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        FileSignature.of(head, head.length).or(() -> FileSignature.byNulBytes(head, head.length)).ifPresent(other -> {
            throw new FileRejectedException("Not a CSV file", "The file is " + other.type() + ".", other.action());
        });
    }

    private List<String> preflight(SeekableByteChannel channel, Header header, ImportOptions options)
            throws IOException {
        var bytes = RangeReader.firstOf(channel, header.endByte(), PREFLIGHT_BYTES);
        var whole = header.endByte() + bytes.length == channel.size();
        return new RowPreflight(header, options, bytes, whole).warnings();
    }
}
