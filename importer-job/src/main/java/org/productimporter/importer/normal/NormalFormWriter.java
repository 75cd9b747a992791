package org.productimporter.importer.normal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.productimporter.importer.failure.FileRejectedException;

/// Writes one normal form: under another name first, so that the file under its own name is complete. Not thread-safe.
public final class NormalFormWriter {

    private static final int BLOCK_BYTES = 256 * 1024;
    private static final long SPACE_CHECK_BYTES = 64L << 20;

    /// Space that remains free on the disk.
    private static final long RESERVE_BYTES = 256L << 20;

    private final Path target;
    private final NormalFormProgress progress;
    private long written;
    private long reported = System.nanoTime();

    public NormalFormWriter(Path target, NormalFormProgress progress) {
        this.target = target;
        this.progress = progress;
    }

    /// @param percent share of the file that has been read
    /// @throws FileRejectedException if the disk is full
    public void write(InputStream text, IntSupplier percent) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, target.getFileName() + "-", NormalForms.PART);
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                copy(text, channel, percent);
                sync(channel, true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
                sync(names, false);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream text, FileChannel channel, IntSupplier percent) throws IOException {
        var block = new byte[BLOCK_BYTES];
        int length;
        while ((length = text.readNBytes(block, 0, block.length)) > 0) {
            if (written / SPACE_CHECK_BYTES != (written + length) / SPACE_CHECK_BYTES) {
                requireSpace();
            }
            write(channel, ByteBuffer.wrap(block, 0, length));
            written += length;
            report(percent);
        }
    }

    private void write(FileChannel channel, ByteBuffer block) throws IOException {
        try {
            while (block.hasRemaining()) {
                channel.write(block);
            }
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void sync(FileChannel channel, boolean metadata) throws IOException {
        try {
            channel.force(metadata);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private void report(IntSupplier percent) {
        long now = System.nanoTime();
        if (now - reported >= TimeUnit.SECONDS.toNanos(1)) {
            reported = now;
            progress.report(percent.getAsInt());
        }
    }

    private void requireSpace() throws IOException {
        long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
        if (free < RESERVE_BYTES) {
            throw noRoom("%,d bytes are free after %,d were written; %,d are kept in reserve.".formatted(free, written,
                    RESERVE_BYTES));
        }
    }

    /// Returns the exception, unless it says that the disk is full.
    ///
    /// @throws FileRejectedException if it does
    IOException full(IOException e) {
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("no space left")) {
            throw noRoom("The disk became full after %,d bytes.".formatted(written));
        }
        return e;
    }

    private static FileRejectedException noRoom(String detail) {
        return new FileRejectedException("No room on disk for the unpacked file", detail,
                "Free some space in the data folder and restart the import.");
    }
}
