package org.productimporter.web.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import org.productimporter.model.files.FileSignature;
import org.productimporter.model.files.Sha256;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpStatus;

/// Writes one body to a new file, computes its digest and checks size, type and free space meanwhile. Used once by one
/// thread, which reads the body; another one hashes and writes. The caller deletes the file if [#write] throws.
final class UploadWriter {

    private static final long SPACE_CHECK_BYTES = 64L * 1024 * 1024;
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final long maxBytes;
    private final LongConsumer requireFreeSpace;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    UploadWriter(Path file, long maxBytes, LongConsumer requireFreeSpace) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.requireFreeSpace = requireFreeSpace;
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return Sha256.hex(digest);
    }

    void write(InputStream body, long declaredBytes) {
        try (var channel = FileChannel.open(file, NEW_FILE, ownerOnly());
                var blocks = new BlockWriter(channel, digest)) {
            for (var length = read(body, blocks.block(), declaredBytes); length > 0; length =
                    read(body, blocks.block(), declaredBytes)) {
                check(blocks.block(), length);
                blocks.write(length);
                bytes += length;
            }
            requireContent();
            blocks.finish();
        } catch (IOException e) {
            // Of the file, because an exception of the body has become a ProblemException.
            throw notStored(e);
        }
    }

    private void requireContent() {
        if (bytes == 0) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "The file is empty",
                    "The file has 0 bytes; send a CSV with a header line");
        }
    }

    private void check(byte[] block, int length) {
        if (bytes == 0) {
            requireCsv(block, length);
        }
        if (bytes + length > maxBytes) {
            throw tooLarge("larger", maxBytes);
        }
        if (bytes / SPACE_CHECK_BYTES != (bytes + length) / SPACE_CHECK_BYTES) {
            requireFreeSpace.accept(0);
        }
    }

    /// @throws ProblemException 415 with the actual type
    static void requireCsv(byte[] start, int length) {
        FileSignature.of(start, length).ifPresent(other -> {
            throw ProblemException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a product file",
                    "The file is %s. %s".formatted(other.type(), other.action()));
        });
    }

    /// Fills the block, so that the first block is long enough to detect the type. `InputStream.readNBytes` would not
    /// return the number of bytes before an error.
    private int read(InputStream body, byte[] block, long declaredBytes) {
        var filled = 0;
        try {
            while (filled < block.length) {
                var length = body.read(block, filled, block.length - filled);
                if (length < 0) {
                    return filled;
                }
                filled += length;
            }
            return filled;
        } catch (IOException e) {
            throw incomplete(bytes + filled, declaredBytes, e);
        }
    }

    private static ProblemException incomplete(long received, long declaredBytes, IOException cause) {
        var detail = declaredBytes < 0
                ? "The body ended early, after %,d bytes of the file. Nothing was kept; send the file again"
                        .formatted(received)
                : "The body ended early: %,d of %,d bytes arrived. Nothing was kept; send the file again"
                        .formatted(received, declaredBytes);
        return ProblemException.of(HttpStatus.BAD_REQUEST, "Upload incomplete", detail, cause);
    }

    private static ProblemException notStored(IOException cause) {
        var isFull = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("no space left");
        return isFull ? ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "No room on disk",
                "The server's disk became full during the upload. Nothing was kept; free some space and send the file again",
                cause)
                : ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, "Upload not stored",
                        "The server cannot write to its folder of uploads. Nothing was kept; ask an operator to check that disk, then send the file again",
                        cause);
    }

    static ProblemException tooLarge(String actual, long maxBytes) {
        return ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "File too large",
                "A file may have %,d bytes, this one is %s. Split it, or raise product.importer.upload.max-size"
                        .formatted(maxBytes, actual));
    }

    private FileAttribute<?>[] ownerOnly() throws IOException {
        var folder = Files.getFileStore(file.toAbsolutePath().getParent());
        return folder.supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
