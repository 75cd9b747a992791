package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// The timings of a long run in a file, so that a run that is interrupted continues with what is missing. Delete the file to
/// start again. For one thread.
final class ResultLog {

    private final Path file;
    private final Properties results = new Properties();

    /// @param name of the run
    ResultLog(BenchmarkOptions options, String name) {
        file = options.repository().resolve("bench/target/results/" + name + ".properties");
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    results.load(in);
                }
                System.err.printf("continues with %d timings of %s%n", results.size(), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Optional<Timing> find(String key) {
        return Optional.ofNullable(results.getProperty(key)).map(ResultLog::parse);
    }

    void add(String key, Timing timing) {
        results.setProperty(key, format(timing));
        try (var out = Files.newBufferedWriter(file)) {
            results.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String format(Timing timing) {
        var text = new StringBuilder(
                "%s %s %s %s".formatted(timing.seconds(), timing.clientCpu(), timing.postgresCpu(), timing.otherCpu()));
        timing.phases().forEach((phase, seconds) -> text.append(' ').append(phase).append('=').append(seconds));
        return text.toString();
    }

    private static Timing parse(String text) {
        var parts = text.split(" ", -1);
        var phases = new LinkedHashMap<String, Double>();
        for (int i = 4; i < parts.length; i++) {
            var phase = parts[i].split("=", 2);
            phases.put(phase[0], Double.valueOf(phase[1]));
        }
        return new Timing(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]), Map.copyOf(phases), Timing.Indexing.NONE);
    }
}
