package org.productimporter.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Starts programs with their output in a file.
public final class Programs {

    private Programs() {}

    public static Process start(List<String> command, Map<String, String> environment, File log) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /// Runs a program and waits for its exit.
    ///
    /// @param success exit codes of a successful run
    /// @throws IllegalStateException with the output of the program if it exits with another code
    public static void run(List<String> command, Map<String, String> environment, File log, Set<Integer> success) {
        try {
            var exit = start(command, environment, log).waitFor();
            if (!success.contains(exit)) {
                throw new IllegalStateException("%s exits with %d:%n%s".formatted(command, exit, tail(log.toPath())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " runs", e);
        }
    }

    /// The last 4,000 characters of a log.
    public static String tail(Path log) {
        try {
            var text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 4_000));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    /// The java command that runs this program.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// Returns a file of the repository, which must have been built if it is a jar.
    public static Path requireFile(Path repository, String name) {
        var file = repository.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException(
                    file + " is missing; ./mvnw package builds it, --peers=psql does not need it");
        }
        return file;
    }
}
