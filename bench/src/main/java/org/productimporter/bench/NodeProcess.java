package org.productimporter.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A program as a process that can be killed and restarted, with one log per start. It ends with this program at the latest.
/// For one thread.
public final class NodeProcess implements AutoCloseable {

    private static final int EXIT_TIMEOUT_SECONDS = 60;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final String name;
    private @Nullable Process process;
    private int starts;

    /// @param folder folder of the logs
    public NodeProcess(List<String> command, Map<String, String> environment, Path folder, String name) {
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.name = name;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /// Starts the program without waiting.
    public void start() {
        starts++;
        process = Programs.start(command, environment, log().toFile());
    }

    /// The log of the latest start.
    public Path log() {
        return folder.resolve("%s-%02d.log".formatted(name, starts));
    }

    public boolean isAlive() {
        return running().isPresent();
    }

    /// Process ID of the latest start.
    public long pid() {
        if (process == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return process.pid();
    }

    /// Kills the process with SIGKILL.
    public void kill() {
        running().ifPresent(Process::destroyForcibly);
        await();
    }

    /// Terminates the process; kills it after a minute.
    @Override
    public void close() {
        running().ifPresent(Process::destroy);
        await();
    }

    private void await() {
        try {
            if (process != null && !process.waitFor(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
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
