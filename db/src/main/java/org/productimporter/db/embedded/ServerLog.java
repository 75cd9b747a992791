package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.productimporter.db.UnusableDatabaseException;

/// The file that PostgreSQL's programs write to; a new one at each start, the last one kept.
record ServerLog(Path file) {

    private static final int LAST_WORDS = 5;

    void beginNew() throws IOException {
        if (Files.exists(file)) {
            var previous = file.resolveSibling(file.getFileName() + ".old");
            Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file);
    }

    /// Why a program ended that should not have, by what it said last.
    UnusableDatabaseException explainFailedStart(Path data) throws IOException {
        var words = lastWords();
        if (words.contains("No space left on device")) {
            return new UnusableDatabaseException(
                    "The disk with the data folder %s is full: the embedded PostgreSQL cannot start."
                            .formatted(data),
                    "Free some space, then start again; nothing that was committed is lost.");
        }
        if (words.contains("Address already in use")) {
            return new UnusableDatabaseException(
                    "The port of the embedded PostgreSQL is taken by another program: " + words,
                    "Stop that program, or choose another port with PRODUCT_IMPORTER_POSTGRES_PORT"
                            + " (0: any free one).");
        }
        return new UnusableDatabaseException(
                "The embedded PostgreSQL does not start with the data in %s. It says: %s"
                        .formatted(data, words),
                "The rest is in %s. If the data is damaged, restore a backup of the folder; to begin"
                                .formatted(file)
                        + " with an empty database, move the folder away.");
    }

    private String lastWords() throws IOException {
        var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        var telling = lines.stream().filter(ServerLog::tellsWhy).toList();
        return String.join(" | ", lastOf(telling.isEmpty() ? lines : telling));
    }

    private static boolean tellsWhy(String line) {
        return line.contains("FATAL:")
                || line.contains("PANIC:")
                || line.contains("error:")
                || line.contains("No space left on device")
                || line.contains("Address already in use");
    }

    private static List<String> lastOf(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
    }
}
