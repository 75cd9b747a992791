package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// What a running server says about itself in `postmaster.pid`; a killed one leaves it behind.
///
/// @param pid of the server
/// @param ready whether it takes connections
record PidFile(long pid, boolean ready) {

    private static final int STATE_LINE = 7;

    /// Empty when there is none, or when it is being written just now.
    static Optional<PidFile> in(Path data) throws IOException {
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
