package org.productimporter.web.uploads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.files.FileSignature;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.DurableFiles;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/// Streams uploads to disk in constant memory. A failed upload leaves no file. Thread-safe.
@Service
public class UploadService {

    private final DataDirectory data;
    private final UploadProperties properties;
    private final ActiveUploads files;
    private final AtomicInteger active = new AtomicInteger();
    private final Counter accepted;
    private final Counter rejected;
    private final Counter bytes;

    UploadService(DataDirectory data, UploadProperties properties, ActiveUploads files, MeterRegistry meters) {
        this.data = data;
        this.files = files;
        this.properties = properties;
        this.accepted = meters.counter("product.importer.uploads", "outcome", "accepted");
        this.rejected = meters.counter("product.importer.uploads", "outcome", "refused");
        this.bytes = meters.counter("product.importer.upload.bytes");
        meters.gauge("product.importer.uploads.active", active);
    }

    /// Checks the declared length of a body against the size limit and the free space, before the body is read.
    ///
    /// @param declaredBytes -1 if the client did not declare it
    /// @throws ProblemException 413 or 507
    public void requireCapacity(long declaredBytes) {
        if (declaredBytes > properties.maxSize().toBytes()) {
            throw UploadWriter.tooLarge("%,d bytes".formatted(declaredBytes), properties.maxSize().toBytes());
        }
        requireFreeSpace(Math.max(declaredBytes, 0));
    }

    /// Writes `body` to a temporary file in the uploads folder and flushes it to disk.
    ///
    /// @param declaredBytes the length of the file, or -1 if it is unknown
    /// @throws ProblemException 400 if the body ends early, 413 if it is too large, 415 if it is not CSV, 507 if the disk
    ///     is full
    public StoredUpload receive(InputStream body, long declaredBytes) throws IOException {
        active.incrementAndGet();
        var slot = files.open();
        var complete = false;
        try {
            var writer = new UploadWriter(slot.temporary(), properties.maxSize().toBytes(), this::requireFreeSpace);
            writer.write(body, declaredBytes);
            complete = true;
            accepted.increment();
            bytes.increment((double) writer.bytes());
            return new StoredUpload(null, slot, writer.bytes(), writer.sha256());
        } finally {
            active.decrementAndGet();
            if (!complete) {
                rejected.increment();
                try (slot) {
                    Files.deleteIfExists(slot.temporary());
                }
            }
        }
    }

    /// Moves an entry of a folder into the uploads folder atomically, so that one of several nodes gets it. Examines it
    /// afterwards, because others may replace the entry until then. The importer computes its digest.
    ///
    /// @param origin takes the file back if it is not imported
    /// @throws NoSuchFileException if another node was faster
    /// @throws ProblemException 400 if it is not a regular file, 415 if it is not CSV
    StoredUpload claim(OpenFolder folder, Path name, StoredUpload.Origin origin) throws IOException {
        var slot = files.open();
        try (var target = OpenFolder.of(data.uploads())) {
            folder.move(name, target, slot.temporary().getFileName());
        } catch (IOException e) {
            slot.close();
            throw e;
        }
        DurableFiles.sync(data.uploads());
        return examined(slot, name, origin);
    }

    private static StoredUpload examined(ActiveUploads.Slot slot, Path name, StoredUpload.Origin origin)
            throws IOException {
        var file = slot.temporary();
        var complete = false;
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            requireRegular(attributes, name);
            requireCsv(file);
            complete = true;
            return new StoredUpload(origin, slot, attributes.size(), null);
        } finally {
            if (!complete) {
                try (slot) {
                    origin.restore(file);
                }
            }
        }
    }

    /// @throws ProblemException 400 for a link, folder, pipe or device
    static void requireRegular(BasicFileAttributes attributes, Path name) {
        if (!attributes.isRegularFile()) {
            throw ProblemException.field("source",
                    name + " is not a regular file; links, pipes and folders are refused");
        }
    }

    /// Creates a second name (hard link) for a file of the uploads folder.
    ///
    /// @param sha256 the digest in hex, if it is known
    /// @throws NoSuchFileException if the file was deleted meanwhile
    public StoredUpload link(Path file, @Nullable String sha256) throws IOException {
        var slot = files.open();
        try {
            Files.createLink(slot.temporary(), file);
        } catch (IOException e) {
            slot.close();
            throw e;
        }
        return new StoredUpload(null, slot, Files.size(slot.temporary()), sha256);
    }

    /// Checks the first bytes of a regular file.
    ///
    /// @throws ProblemException 415 with the actual type if the file is not CSV
    private static void requireCsv(Path file) throws IOException {
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var start = content.readNBytes(FileSignature.EXAMINED_BYTES);
            UploadWriter.requireCsv(start, start.length);
        }
    }

    private void requireFreeSpace(long bytes) {
        try {
            var free = Files.getFileStore(data.uploads()).getUsableSpace();
            var reserve = properties.reserve().toBytes();
            if (free - reserve < bytes) {
                throw ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "No room on disk",
                        "%,d bytes are free on the server and %,d of them are kept in reserve; the upload needs %,d. Free some space or lower product.importer.upload.reserve"
                                .formatted(free, reserve, bytes));
            }
        } catch (IOException e) {
            throw ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "No room on disk",
                    "The free space of the uploads folder cannot be read; see the server's log", e);
        }
    }

    /// Returns the size of the largest accepted file.
    public DataSize maxSize() {
        return properties.maxSize();
    }
}
