package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.DurableFiles;

/// A file that has arrived and is safe on disk, but under its temporary name until it is kept.
/// Closing it without [#keep] deletes it, or puts it back where it was taken from. For one
/// thread.
public final class StoredUpload implements AutoCloseable {

    private final @Nullable Path origin;
    private final Path part;
    private final Path place;
    private final long bytes;
    private final @Nullable String sha256;
    private boolean wanted;

    StoredUpload(@Nullable Path origin, Path part, long bytes, @Nullable String sha256) {
        this.origin = origin;
        this.part = part;
        this.place = lastingName(part);
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    public long bytes() {
        return bytes;
    }

    /// Hex digest, when it was taken on the way.
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /// Gives the file its lasting name, by which every node finds it; after a power cut it is
    /// either there whole or not at all.
    public Path keep() throws IOException {
        DurableFiles.move(part, place);
        wanted = true;
        return place;
    }

    /// Takes a kept file back, because its import was not recorded after all.
    public void giveUp() {
        wanted = false;
    }

    @Override
    public void close() throws IOException {
        if (wanted) {
            return;
        }
        var current = Files.exists(place) ? place : part;
        if (origin != null && Files.exists(current)) {
            DurableFiles.move(current, origin);
        } else {
            Files.deleteIfExists(current);
        }
    }

    private static Path lastingName(Path part) {
        return part.resolveSibling(part.getFileName().toString().replace(".part", ".csv"));
    }
}
