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

/// The end of a log, or of those of its lines that hold a text.
///
/// @param lines the last of them, with their numbers in the file
/// @param matches how many there are in all
public record JobLog(List<Line> lines, long matches) {

    /// @param number from 1 on
    public record Line(long number, String text) {}

    private static final int MAX_LINE = 2_000;

    /// Reads the file once, and keeps no more than `limit` lines of at most 2,000 characters.
    ///
    /// @param search anywhere in the line, whatever its case; empty for all lines
    public static JobLog read(Path file, String search, int limit) throws IOException {
        var wanted = search.strip().toLowerCase(Locale.ROOT);
        var kept = new ArrayDeque<Line>();
        var number = 0L;
        var matches = 0L;
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (wanted.isEmpty() || line.toLowerCase(Locale.ROOT).contains(wanted)) {
                    matches++;
                    kept.add(new Line(number, cut(line)));
                    if (kept.size() > limit) {
                        kept.remove();
                    }
                }
            }
        }
        return new JobLog(List.copyOf(kept), matches);
    }

    private static String cut(String line) {
        return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
    }
}
