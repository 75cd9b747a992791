package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Set;
import org.productimporter.importer.csv.HeadCheck;
import org.productimporter.model.imports.ImportOptions;

/// Finds out whether and how a file can be imported, and cuts it into ranges that end at a record
/// end. Reads the file once, in constant memory; what is wrong with its first bytes or its header
/// is told after the first few MiB. Stateless and thread-safe.
public final class InspectFile {

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
            return new Inspection.Refused(
                    new FileProblem(
                            "Not a regular file",
                            "%s is a folder, a link, a pipe or a device, or is not there."
                                    .formatted(file.getFileName()),
                            "Give the CSV file itself."));
        }
        try (var channel =
                Files.newByteChannel(
                        file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return inspect(channel, options);
        }
    }

    Inspection inspect(SeekableByteChannel channel, ImportOptions options) throws IOException {
        try {
            var head = FileHead.read(channel);
            var _ = headCheck;
            FileType.refuseOthers(head.bytes());
            var header = ReadHeader.of(head, options, limits);
            var warnings = new ArrayList<>(header.warnings());
            var sample = new SkuSample(header.layout(), head.fileBytes());
            var ranges = new CutFile(channel, head, header, limits, sample).cut();
            sample.warning().ifPresent(warnings::add);
            return new Inspection.Accepted(header.layout(), ranges, warnings, sample.skus());
        } catch (RefusedException e) {
            return new Inspection.Refused(e.problem());
        }
    }
}
