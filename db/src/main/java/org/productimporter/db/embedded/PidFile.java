package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The content of `postmaster.pid`, which a running server maintains and a killed server leaves behind.
///
/// @param pid process ID of the server
/// @param ready whether the server accepts connections
record PidFile(long pid, boolean ready) {

    private static final int STATE_LINE = 7;

    /// Returns empty if the file does not exist or is incomplete.
    static Optional<PidFile> read(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(path(data));
            if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) {
                return Optional.empty();
            }
            var ready = lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), ready));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    static Path path(Path data) {
        return data.resolve("postmaster.pid");
    }
}
