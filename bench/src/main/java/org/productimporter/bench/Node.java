package org.productimporter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One of our programs as a process that can be killed and started again, with a log for each
/// start. It ends with this program at the latest. For one thread.
final class Node implements AutoCloseable {

    private static final int SECONDS_TO_END = 60;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final String name;
    private @Nullable Process process;
    private int starts;

    /// @param folder where the logs go
    Node(List<String> command, Map<String, String> environment, Path folder, String name) {
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.name = name;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Starts the program and does not wait for anything.
    void start() {
        starts++;
        process = Programs.start(command, environment, log().toFile());
    }

    /// Output of the latest start.
    Path log() {
        return folder.resolve("%s-%02d.log".formatted(name, starts));
    }

    boolean isAlive() {
        return running().isPresent();
    }

    /// Process number of the latest start.
    long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return process.pid();
    }

    /// Ends the process with SIGKILL, so that none of its code runs any more.
    void kill() {
        running().ifPresent(Process::destroyForcibly);
        await();
    }

    /// Ends the process in its own orderly way; the hard way after a minute.
    @Override
    public void close() {
        running().ifPresent(Process::destroy);
        await();
    }

    private void await() {
        try {
            if (process != null && !process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " ends", e);
        }
    }

    private Optional<Process> running() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }
}
