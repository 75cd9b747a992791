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
import org.productimporter.importer.csv.HeadCheck;
import org.productimporter.model.imports.ImportOptions;

/// Finds out whether and how a file can be imported, and cuts it into ranges that end at a record
/// end. Reads the file once, in constant memory; what is wrong with its first bytes or its header
/// is told after the first few MiB. Stateless and thread-safe.
public final class InspectFile {

    /// The rows that are tried first lie within these.
    private static final int TRIED_BYTES = 4 * 1024 * 1024;

    private final SourceLimits limits;
    private final HeadCheck headCheck;

    /// @param limits how large the parts of a file may be
    /// @param headCheck tries the first rows of each file
    public InspectFile(SourceLimits limits, HeadCheck headCheck) {
        this.limits = limits;
        this.headCheck = headCheck;
    }

    /// Inspects a regular file; anything else is refused, a symbolic link too.
    ///
    /// @throws FileChangedException when the file grows or shrinks meanwhile
    /// @throws IOException when the file cannot be read
    public Inspection inspect(Path file, ImportOptions options) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Inspection.Refused(notRegular(file));
        }
        try (var channel =
                Files.newByteChannel(
                        file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return inspect(channel, options);
        }
    }

    private static FileProblem notRegular(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? new FileProblem(
                        "Not a regular file",
                        "\"%s\" is a folder, a link, a pipe or a device."
                                .formatted(file.getFileName()),
                        "Give the CSV file itself.")
                : new FileProblem(
                        "The file is not there",
                        "There is no file \"%s\".".formatted(file.getFileName()),
                        "Upload it again.");
    }

    Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = RangeBytes.firstOf(channel, 0, limits.maxRecordBytes());
            FileType.refuseOthers(head);
            var header = new ReadHeader(head, options, limits).read();
            var warnings = new ArrayList<>(header.warnings());
            warnings.addAll(tryFirstRows(channel, header, options));
            var sample = new SkuSample(header.layout(), channel.size());
            var ranges = new CutFile(channel, header, limits, sample).cut();
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(
                    header.layout(), header.endByte(), ranges, warnings, sample.skus());
        } catch (RefusedException e) {
            return new Inspection.Refused(e.problem());
        }
    }

    private List<String> tryFirstRows(
            SeekableByteChannel channel, Header header, ImportOptions options) throws IOException {
        var bytes = RangeBytes.firstOf(channel, header.endByte(), TRIED_BYTES);
        var whole = header.endByte() + bytes.length == channel.size();
        return new TryFirstRows(header, options, bytes, whole).warnings(headCheck);
    }
}
