package org.productimporter.bench.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// The clock of a process, changed by libfaketime while it runs. The monotonic clock stays correct, as on a machine whose
/// time is set. Thread-safe.
public final class FakeClock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path offset;

    FakeClock(Path offset) {
        this.offset = offset;
        set(Duration.ZERO);
    }

    /// Whether libfaketime (Debian: `faketime`) is installed.
    public static boolean isAvailable() {
        return Files.exists(LIBRARY);
    }

    /// The environment of the process.
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", LIBRARY.toString(), "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1", "DONT_FAKE_MONOTONIC", "1");
    }

    /// Sets the difference from the real time. Takes effect within a second.
    public void set(Duration difference) {
        try {
            Files.writeString(offset, "%+d%n".formatted(difference.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
