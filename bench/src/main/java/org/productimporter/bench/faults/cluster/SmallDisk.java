package org.productimporter.bench.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.bench.Programs;

/// A folder that becomes a tmpfs of its own, which can be filled and made read-only. Requires the right to mount. For one
/// thread.
public final class SmallDisk implements AutoCloseable {

    private static final int BLOCK_BYTES = 1 << 16;

    private final Path folder;
    private final Path log;
    private boolean mounted;

    /// Mounts a tmpfs over `folder`, with its content.
    ///
    /// @throws IllegalStateException if this process may not mount
    SmallDisk(Path folder, int megabytes, Path log) {
        this.folder = folder;
        this.log = log;
        var content = folder.resolveSibling(folder.getFileName() + ".content");
        run("mv", folder.toString(), content.toString());
        run("mkdir", folder.toString());
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
        mounted = true;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        run("cp", "-aT", content.toString(), folder.toString());
        run("rm", "-rf", content.toString());
    }

    private void run(String... command) {
        Programs.run(List.of(command), Map.of(), log.toFile(), Set.of(0));
    }

    /// Writes until no byte is free.
    public void fill() {
        var block = new byte[BLOCK_BYTES];
        for (int bytes = BLOCK_BYTES; bytes >= 512; bytes /= 2) {
            fill(block, bytes);
        }
    }

    private void fill(byte[] block, int bytes) {
        try (var file = Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(block, 0, bytes);
            }
        } catch (IOException _) {
            // The disk has less than `bytes` left.
        }
    }

    /// Deletes what [#fill()] has written.
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// Rejects all writes.
    public void makeReadOnly() {
        run("mount", "-o", "remount,ro", folder.toString());
    }

    /// Accepts writes again.
    public void makeWritable() {
        run("mount", "-o", "remount,rw", folder.toString());
    }

    /// Unmounts the disk; its content is lost.
    @Override
    public synchronized void close() {
        if (mounted) {
            mounted = false;
            run("umount", "-l", folder.toString());
        }
    }
}
