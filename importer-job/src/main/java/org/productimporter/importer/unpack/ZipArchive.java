package org.productimporter.importer.unpack;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.productimporter.importer.failure.FileRejectedException;

/// A zip archive, or a workbook as one. Its entries are read within limits. Not thread-safe.
public final class ZipArchive implements Closeable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final UnpackLimits limits;
    private final ZipFile zip;
    private final long fileBytes;
    private final List<ZipArchiveEntry> entries;

    /// @throws FileRejectedException if the archive is damaged, encrypted or has too many entries
    public ZipArchive(Path file, UnpackLimits limits) throws IOException {
        this.limits = limits;
        var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            this.fileBytes = channel.size();
            ZipDirectory.check(channel, limits.maxEntries());
            this.zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (FileRejectedException e) {
            channel.close();
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            channel.close();
            throw UnpackedStream.damaged("a zip archive", e);
        }
        this.entries = Collections.list(zip.getEntries());
        if (entries.size() > limits.maxEntries()) {
            close();
            throw ZipDirectory.tooMany(entries.size(), limits.maxEntries());
        }
    }

    /// Returns the names of all entries that are files of a user: no folders and nothing that a system has added.
    public List<String> files() {
        List<String> names = new ArrayList<>();
        for (var entry : entries) {
            var name = entry.getName();
            var isOfSystem = name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
            if (!entry.isDirectory() && !isOfSystem) {
                names.add(name);
            }
        }
        return names;
    }

    public boolean contains(String name) {
        return find(name).isPresent();
    }

    /// Opens an entry from its beginning.
    ///
    /// @throws FileRejectedException now or while reading, if the entry is encrypted or damaged or exceeds a limit
    public InputStream open(String name) throws IOException {
        var entry = find(name).orElseThrow(
                () -> UnpackedStream.damaged("a workbook", new IOException("the part " + name + " is missing")));
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new FileRejectedException("The archive is encrypted",
                    "\"%s\" needs a password.".formatted(shown(name)),
                    "Create the archive without a password, or unpack it and import the file inside.");
        }
        if (!zip.canReadEntryData(entry)) {
            throw new FileRejectedException("The archive cannot be unpacked",
                    "\"%s\" is compressed by method %d.".formatted(shown(name), entry.getMethod()),
                    "Create the archive with the method Deflate, or unpack it and import the file inside.");
        }
        long compressed = Math.clamp(entry.getCompressedSize(), 0, fileBytes);
        var unpacking = new BufferedInputStream(zip.getInputStream(entry), BUFFER_BYTES);
        return new UnpackedStream(unpacking, "a zip archive", limits, () -> compressed);
    }

    /// Opens an entry from its beginning.
    ///
    /// @param read receives about the number of bytes of the file that belong to what has been read of the entry
    public InputStream open(String name, AtomicLong read) throws IOException {
        long size = find(name).map(ZipArchiveEntry::getSize).orElse(0L);
        return new FilterInputStream(open(name)) {
            private long unpacked;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                unpacked += Math.max(count, 0);
                read.set(size <= 0 ? 0 : (long) (fileBytes * Math.min(1.0, (double) unpacked / size)));
                return count;
            }
        };
    }

    private Optional<ZipArchiveEntry> find(String name) {
        return entries.stream().filter(entry -> entry.getName().equalsIgnoreCase(name)).findFirst();
    }

    /// Returns a name from outside for a message.
    public static String shown(String name) {
        var line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
