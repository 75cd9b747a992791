package org.productimporter.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.productimporter.db.node.OutOfMemoryGuard;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A program with an embedded server in its own JVM, which a test can kill.
final class ChildProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ChildProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /// @param prefix command that runs the java command, for example setpriv
    static ChildProgram start(Path data, String... prefix) throws IOException {
        var command = new ArrayList<>(List.of(prefix));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChildProgram.class.getName(), "--product.importer.data=" + data));
        return new ChildProgram(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// Waits for a line with the prefix and returns the rest of the line.
    ///
    /// @throws AssertionError with the output if the process exits without such a line
    String await(String prefix) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new AssertionError("No line starts with " + prefix + ":\n" + String.join("\n", lines));
    }

    /// Waits up to a minute for the exit of the process and returns its output.
    String awaitExit() throws InterruptedException {
        var reader = Thread.ofPlatform().daemon().start(() -> output.lines().forEach(lines::add));
        var exited = process.waitFor(60, TimeUnit.SECONDS);
        // The reader waits until the process closes its end of the pipe.
        process.destroyForcibly();
        reader.join(Duration.ofSeconds(10));
        var text = String.join("\n", lines);
        if (!exited) {
            throw new AssertionError(
                    "Process %d did not exit within 60 s and was killed. Output:%n%s".formatted(process.pid(), text));
        }
        return text;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void main(String[] arguments) throws InterruptedException {
        OutOfMemoryGuard.install();
        var program = new SpringApplication(Program.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.run(arguments);
        switch (System.getProperty("exhaust", "no")) {
            case "uncaught" -> Thread.ofPlatform().start(() -> exhaust(new ArrayList<>()));
            case "logged" -> Thread.ofPlatform().start(ChildProgram::exhaustAndLog);
            case "swallowed" -> Thread.ofPlatform().start(ChildProgram::exhaustAgainAndAgain);
            default -> {}
        }
        new CountDownLatch(1).await();
    }

    private static void exhaust(List<byte[]> retained) {
        while (retained.size() < Integer.MAX_VALUE) {
            retained.add(new byte[1024]);
        }
    }

    private static void exhaustAndLog() {
        try {
            exhaust(new ArrayList<>());
        } catch (OutOfMemoryError e) {
            LoggerFactory.getLogger(ChildProgram.class).debug("A task of {} failed", "the test", e);
        }
    }

    private static void exhaustAgainAndAgain() {
        var retained = new ArrayList<byte[]>();
        while (retained.size() < Integer.MAX_VALUE) {
            try {
                exhaust(retained);
            } catch (OutOfMemoryError _) {
                Thread.onSpinWait();
            }
        }
    }

    /// Kills the process that would stop the server of a killed program.
    void killWatchdog() {
        process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("postgres-watchdog"))
                .forEach(watchdog -> {
                    watchdog.destroyForcibly();
                    watchdog.onExit().join();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Program {

        @Bean
        LastWork lastWork(JdbcClient database, EmbeddedPostgres server) {
            return new LastWork(database, server);
        }
    }

    /// Stands for the importer, which still uses the database while it stops.
    static class LastWork implements SmartLifecycle {

        private final JdbcClient database;
        private final EmbeddedPostgres server;
        private volatile boolean running;

        LastWork(JdbcClient database, EmbeddedPostgres server) {
            this.database = database;
            this.server = server;
        }

        @EventListener(ApplicationReadyEvent.class)
        void printServerPid() {
            System.out.println("server process " + server.pid());
        }

        @Override
        public void start() {
            running = true;
        }

        /// Takes so long that a server that also received the signal would abort it.
        private static final String SLOW_INSERT = """
                insert into product (sku, name)
                select gen_random_uuid()::text, 'late'
                from pg_sleep(1)
                """;

        @Override
        public void stop() {
            System.out.println("last work: " + database.sql(SLOW_INSERT).update());
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
