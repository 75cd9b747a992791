package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.FileSplitter;
import org.productimporter.importer.split.RangeReader;
import org.productimporter.importer.split.SkuSampler;
import org.productimporter.model.files.FileSignature;
import org.productimporter.model.imports.ImportOptions;

/// Finds out whether and how a file can be imported, and cuts it into ranges that end at a record
/// end. Reads the file once, in constant memory; what is wrong with its first bytes or its header
/// is told after the first few MiB. Stateless and thread-safe.
public final class FileInspector {

    /// The rows that are tried first lie within these.
    private static final int TRIED_BYTES = 4 * 1024 * 1024;

    private final FileLimits limits;

    /// @param limits how large the parts of a file may be
    public FileInspector(FileLimits limits) {
        this.limits = limits;
    }

    /// Inspects a regular file; anything else is rejected, a symbolic link too.
    ///
    /// @throws FileChangedException when the file grows or shrinks meanwhile
    /// @throws IOException when the file cannot be read
    public Inspection inspect(Path file, ImportOptions options) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Inspection.Rejected(notRegular(file));
        }
        try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return inspect(channel, options);
        }
    }

    private static FileRejection notRegular(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? new FileRejection("Not a regular file",
                        "\"%s\" is a folder, a link, a pipe or a device.".formatted(file.getFileName()),
                        "Give the CSV file itself.")
                : new FileRejection("The file is not there", "There is no file \"%s\".".formatted(file.getFileName()),
                        "Upload it again.");
    }

    Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeReader.firstOf(channel, 0, limits.maxRecordBytes());
            requireCsv(head);
            var header = new HeaderReader(head, options, limits).read();
            var warnings = new ArrayList<>(header.warnings());
            warnings.addAll(tryFirstRows(channel, header, options));
            var sample = new SkuSampler(header.layout(), channel.size());
            var ranges = new FileSplitter(channel, header, limits, sample).cut();
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(header.layout(), header.endByte(), ranges, warnings, sample.skus());
        } catch (FileRejectedException e) {
            return new Inspection.Rejected(e.rejection());
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

    private List<String> tryFirstRows(SeekableByteChannel channel, Header header, ImportOptions options)
            throws IOException {
        var bytes = RangeReader.firstOf(channel, header.endByte(), TRIED_BYTES);
        var whole = header.endByte() + bytes.length == channel.size();
        return new RowPreflight(header, options, bytes, whole).warnings();
    }
}
