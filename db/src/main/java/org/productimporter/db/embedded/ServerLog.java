package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.productimporter.db.UnusableDatabaseException;

/// The file that PostgreSQL's programs write to; a new one at each start, the last one kept.
record ServerLog(Path file) {

    private static final int LAST_WORDS = 3;
    private static final Pattern TELLS_WHY = Pattern.compile("FATAL:|PANIC:|error:");

    void beginNew() throws IOException {
        if (Files.exists(file)) {
            var previous = file.resolveSibling(file.getFileName() + ".old");
            Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.createFile(file);
    }

    /// Why a program ended that should not have, by what it said last.
    UnusableDatabaseException explainFailedStart(Path data) throws IOException {
        var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        var words = lastWords(lines);
        if (says(lines, "No space left on device") || says(lines, "Check free disk space")) {
            return ClusterFolderMessages.full(data);
        }
        if (says(lines, "Address already in use")) {
            return new UnusableDatabaseException(
                    "The port of the embedded PostgreSQL is taken by another program: " + words,
                    "Stop that program, or choose another port with PRODUCT_IMPORTER_POSTGRES_PORT"
                            + " (0: any free one).");
        }
        return new UnusableDatabaseException(
                "The embedded PostgreSQL does not start with the data in %s. It says: %s".formatted(data, words),
                "The rest is in %s. If the data is damaged, restore a backup of the folder; to begin".formatted(file)
                        + " with an empty database, move the folder away.");
    }

    private static boolean says(List<String> lines, String words) {
        return lines.stream().anyMatch(line -> line.contains(words));
    }

    /// The lines that tell why, or else the last ones.
    private static String lastWords(List<String> lines) {
        var telling = lines.stream().filter(line -> TELLS_WHY.matcher(line).find()).toList();
        var candidates = telling.isEmpty() ? lines : telling;
        var first = Math.max(0, candidates.size() - LAST_WORDS);
        return String.join(" | ", candidates.subList(first, candidates.size()));
    }
}
