package org.productimporter.importer.source;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.unpack.GzipText;
import org.productimporter.importer.unpack.PackedText;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.importer.unpack.ZipArchive;
import org.productimporter.importer.unpack.ZipText;
import org.productimporter.importer.workbook.Workbook;
import org.productimporter.model.files.FileSignature;
import org.productimporter.model.imports.FileOptions;

/// Determines the container of a file: text, gzip, zip with one text, or workbook. Stateless and thread-safe.
public final class SourceReader {

    private static final int MAX_NAMES = 5;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    private final UnpackLimits limits;

    public SourceReader(UnpackLimits limits) {
        this.limits = limits;
    }

    /// @param folder folder for temporary files
    /// @param confirmed whether a user has confirmed the options, so that nothing is asked
    /// @throws FileRejectedException if the file is of no supported form
    public Source open(Path file, Path folder, FileOptions options, boolean confirmed) throws IOException {
        byte[] head;
        try (var bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            head = bytes.readNBytes(SourceSample.MAX_BYTES);
        }
        FileSignature.of(head, head.length).ifPresent(SourceReader::refuse);
        if (startsWith(head, GZIP)) {
            return packed("gzip", new GzipText(file, limits), options, confirmed);
        }
        if (startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)) {
            return zip(file, folder, options, confirmed);
        }
        return new TextSource("text", read -> counted(file, read), head, options, confirmed);
    }

    private static boolean startsWith(byte[] head, byte[] prefix) {
        return head.length >= prefix.length && Arrays.equals(head, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static void refuse(FileSignature other) {
        throw new FileRejectedException("Not a product file", "The file is " + other.type() + ".", other.action());
    }

    private static InputStream counted(Path file, AtomicLong read) throws IOException {
        return new FilterInputStream(new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                read.addAndGet(Math.max(count, 0));
                return count;
            }
        };
    }

    private static Source packed(String container, PackedText text, FileOptions options, boolean confirmed)
            throws IOException {
        byte[] head;
        try (var bytes = text.open(new AtomicLong())) {
            head = bytes.readNBytes(SourceSample.MAX_BYTES);
        }
        FileSignature.of(head, head.length).ifPresent(other -> refuseInner(container, other.type()));
        if (startsWith(head, GZIP) || startsWith(head, ZIP)) {
            refuseInner(container, "another compressed file or a workbook");
        }
        return new TextSource(container, text::open, head, options, confirmed);
    }

    private static void refuseInner(String container, String type) {
        throw new FileRejectedException("Not a product file", "The %s file holds %s.".formatted(container, type),
                "Unpack it and import the product file inside: CSV or .xlsx, or CSV in one gzip or zip.");
    }

    private Source zip(Path file, Path folder, FileOptions options, boolean confirmed) throws IOException {
        List<String> names;
        try (var archive = new ZipArchive(file, limits)) {
            if (archive.contains("xl/workbook.bin")) {
                refuse(new FileSignature("a binary Excel workbook (.xlsb)", "Save it as .xlsx and import that."));
            }
            names = archive.files();
            if (!archive.contains("xl/workbook.xml") && !archive.contains("[Content_Types].xml")) {
                requireOne(names);
                return packed("zip", new ZipText(file, names.getFirst(), limits), options, confirmed);
            }
        }
        return workbook(file, folder, options, confirmed);
    }

    private Source workbook(Path file, Path folder, FileOptions options, boolean confirmed) throws IOException {
        var workbook = new Workbook(file, limits, folder);
        try {
            return new SheetSource(workbook, options.sheet(), confirmed);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static void requireOne(List<String> names) {
        var shown = names.stream()
                .limit(MAX_NAMES)
                .map(name -> '"' + ZipArchive.shown(name) + '"')
                .collect(Collectors.joining(", "));
        if (names.size() != 1) {
            throw new FileRejectedException("The archive does not hold one file",
                    names.isEmpty() ? "It holds none."
                            : "It holds %,d: %s%s.".formatted(names.size(), shown,
                                    names.size() > MAX_NAMES ? ", …" : ""),
                    "Import the product file alone, or in an archive of its own.");
        }
        var path = names.getFirst().replace('\\', '/');
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || List.of(path.split("/")).contains("..")) {
            throw new FileRejectedException("The archive is not safe",
                    "The name of its entry leads out of the folder: %s.".formatted(shown),
                    "Create the archive again with a plain file name.");
        }
    }
}
