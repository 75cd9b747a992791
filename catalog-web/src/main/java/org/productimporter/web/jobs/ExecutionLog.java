package org.productimporter.web.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.productimporter.model.text.InvisibleCharacters;

/// The last lines of a log file, or its last lines that contain a text.
///
/// @param matches the number of matching lines in the whole file
public record ExecutionLog(List<Line> lines, long matches) {

    /// @param number of the line in the file, from 1
    public record Line(long number, String text) {}

    private static final int MAX_LINE = 2_000;

    /// Reads the file once and keeps at most `limit` lines of at most 2,000 characters. Escapes control characters.
    ///
    /// @param search a part of the line, case-insensitive; empty for all lines
    public static ExecutionLog read(Path file, String search, int limit) throws IOException {
        var lowerCase = search.strip().toLowerCase(Locale.ROOT);
        var last = new ArrayDeque<Line>();
        var number = 0L;
        var matches = 0L;
        // Unlike Files.newBufferedReader, this reader replaces malformed bytes instead of failing.
        try (var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.toLowerCase(Locale.ROOT).contains(lowerCase)) {
                    matches++;
                    var shown = line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
                    last.add(new Line(number, InvisibleCharacters.escapeExcept("\t", shown)));
                    if (last.size() > limit) {
                        last.remove();
                    }
                }
            }
        }
        return new ExecutionLog(List.copyOf(last), matches);
    }
}
