package org.productimporter.web;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ImporterApplication;

/// One of the programs in its own process on the database of a test. The process ends with the test at the latest.
/// Thread-safe.
public final class OwnProcess implements AutoCloseable {

    /// The programs.
    public enum Program {
        SERVER(WebApplication.class, "96m"), IMPORTER(ImporterApplication.class, "160m");

        private final Class<?> main;
        private final String heap;

        Program(Class<?> main, String heap) {
            this.main = main;
            this.heap = heap;
        }

        /// Vaadin requires a web server, which the importer does not have.
        private boolean needs(String entry) {
            return this == SERVER || !Path.of(entry).getFileName().toString().startsWith("vaadin-");
        }

        private String classPath() {
            var all = System.getProperty("java.class.path").split(File.pathSeparator, -1);
            return Arrays.stream(all).filter(this::needs).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private final Process process;

    private OwnProcess(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /// Starts a program without waiting for it.
    ///
    /// @param output receives the output of the program
    /// @param settings such as `server.port=0`
    public static OwnProcess start(Program program, TestDatabase database, Path output, List<String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + program.heap, "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", program.classPath(), program.main.getName()));
        command.add("--spring.datasource.url=" + database.jdbcUrl());
        command.add("--spring.datasource.username=" + database.username());
        command.add("--spring.datasource.password=" + database.password());
        settings.forEach(setting -> command.add("--" + setting));
        try {
            return new OwnProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Kills the process without running its shutdown hooks.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
