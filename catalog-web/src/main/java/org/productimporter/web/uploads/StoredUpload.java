package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.DurableFiles;

/// An uploaded file that is completely on disk, under a temporary name until [#commit]. [#close] deletes a file that is not
/// committed, or moves it back to the folder from which it was taken. Not thread-safe.
public final class StoredUpload implements AutoCloseable {

    /// The folder from which a file was taken.
    interface Origin {
        /// Moves a file back.
        void restore(Path file) throws IOException;
    }

    private final @Nullable Origin origin;
    private final ActiveUploads.Slot slot;
    private final Path temporary;
    private final Path target;
    private final long bytes;
    private final @Nullable String sha256;
    private boolean committed;

    /// @param origin the folder of a file that was already on the server; null for others
    /// @param slot protects the file from its expiry until [#close]
    StoredUpload(@Nullable Origin origin, ActiveUploads.Slot slot, long bytes, @Nullable String sha256) {
        this.origin = origin;
        this.slot = slot;
        this.temporary = slot.temporary();
        this.target = slot.target();
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    public long bytes() {
        return bytes;
    }

    /// Returns the digest in hex, if it was computed during the upload.
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /// Renames the file atomically to its final name, which all nodes use. The name survives a power failure.
    public Path commit() throws IOException {
        DurableFiles.move(temporary, target);
        committed = true;
        return target;
    }

    /// Reverts [#commit], because the import was not inserted.
    public void rollBack() {
        committed = false;
    }

    @Override
    public void close() throws IOException {
        try (slot) {
            if (!committed) {
                discard(Files.exists(target) ? target : temporary);
            }
        }
    }

    private void discard(Path current) throws IOException {
        if (origin != null && Files.exists(current)) {
            origin.restore(current);
        } else {
            Files.deleteIfExists(current);
        }
    }
}
