package org.productimporter.web.uploads;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.files.FileSignature;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.DurableFiles;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Streams uploads to disk in constant memory. Safe for any number of threads; whatever goes
/// wrong, nothing is left behind.
@Component
public class UploadService {

    private final DataDirectory data;
    private final UploadProperties properties;
    private final AtomicInteger active = new AtomicInteger();
    private final Counter accepted;
    private final Counter refused;
    private final Counter bytes;

    UploadService(DataDirectory data, UploadProperties properties, MeterRegistry meters) {
        this.data = data;
        this.properties = properties;
        this.accepted = meters.counter("product.importer.uploads", "outcome", "accepted");
        this.refused = meters.counter("product.importer.uploads", "outcome", "refused");
        this.bytes = meters.counter("product.importer.upload.bytes");
        meters.gauge("product.importer.uploads.active", active);
    }

    /// Refuses a body that is too large or for which there is no room, before a byte of it is
    /// read.
    ///
    /// @param declaredBytes the body's length, or -1 when the client did not say
    /// @throws Problem 413 or 507
    public void expect(long declaredBytes) {
        if (declaredBytes > properties.maxSize().toBytes()) {
            throw tooLarge(declaredBytes);
        }
        requireRoom(Math.max(declaredBytes, 0));
    }

    /// Writes `body` to a temporary file in the uploads folder and forces it to disk.
    ///
    /// @param declaredBytes the file's length, or -1 when it is not known
    /// @throws Problem 400 when the body ends early, 413 over the limit, 415 when it is no CSV,
    ///     507 when the disk is full
    public StoredUpload receive(InputStream body, long declaredBytes) throws IOException {
        active.incrementAndGet();
        var part = data.uploads().resolve(UUID.randomUUID() + ".part");
        var complete = false;
        try {
            var copy = new UploadWriter(part, properties.maxSize().toBytes(), this::requireRoom);
            copy.copy(body, declaredBytes);
            complete = true;
            accepted.increment();
            bytes.increment((double) copy.bytes());
            return new StoredUpload(null, part, copy.bytes(), copy.sha256());
        } finally {
            active.decrementAndGet();
            if (!complete) {
                refused.increment();
                Files.deleteIfExists(part);
            }
        }
    }

    /// Takes a file that already lies on the server out of its folder, in one step: of two
    /// nodes that try, one gets it. Its digest is left to the importer.
    ///
    /// @throws java.nio.file.NoSuchFileException when somebody else was faster
    StoredUpload take(Path file) throws IOException {
        var part = data.uploads().resolve(UUID.randomUUID() + ".part");
        DurableFiles.move(file, part);
        return new StoredUpload(file, part, Files.size(part), null);
    }

    /// Takes a file of the uploads folder once more, under a new name and without a copy: the two
    /// names share it on the disk.
    ///
    /// @param sha256 hex digest, when it is known
    /// @throws java.nio.file.NoSuchFileException when it was removed meanwhile
    public StoredUpload again(Path file, @Nullable String sha256) throws IOException {
        var part = data.uploads().resolve(UUID.randomUUID() + ".part");
        Files.createLink(part, file);
        return new StoredUpload(null, part, Files.size(part), sha256);
    }

    /// Looks at the first bytes of a file on the server.
    ///
    /// @throws Problem 415 naming the real type when it is certainly no CSV
    void requireCsv(Path file) throws IOException {
        try (var content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var start = content.readNBytes(FileSignature.EXAMINED_BYTES);
            UploadWriter.requireCsv(start, start.length);
        } catch (NoSuchFileException e) {
            throw ProblemException.notFound(file.getFileName() + " is not there any more");
        }
    }

    private void requireRoom(long wanted) {
        try {
            var free = Files.getFileStore(data.uploads()).getUsableSpace();
            var reserve = properties.reserve().toBytes();
            if (free - reserve < wanted) {
                throw ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "No room on disk",
                        "%,d bytes are free on the server and %,d of them are kept in reserve; the upload needs %,d. Free some space or lower product.importer.upload.reserve"
                                .formatted(free, reserve, wanted));
            }
        } catch (IOException e) {
            throw ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "No room on disk",
                    "The free space of the uploads folder cannot be read; see the server's log", e);
        }
    }

    private ProblemException tooLarge(long declaredBytes) {
        return UploadWriter.tooLarge("%,d bytes".formatted(declaredBytes), properties.maxSize().toBytes());
    }

    /// Largest file taken.
    public DataSize maxSize() {
        return properties.maxSize();
    }
}
