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
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A program with an embedded server in a JVM of its own, which a test may kill.
final class ChildProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private ChildProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /// @param before commands that lead up to the java command, such as setpriv
    static ChildProgram start(Path data, String... before) throws IOException {
        var command = new ArrayList<>(List.of(before));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ChildProgram.class.getName(), "--product.importer.data=" + data));
        return new ChildProgram(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// The rest of the first line that begins so; fails with all that was said when none comes.
    String await(String beginning) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new AssertionError("Never said " + beginning + ":\n" + String.join("\n", said));
    }

    /// Waits for its end, a minute at most, and gives all that it said.
    String end() throws InterruptedException {
        var reader = Thread.ofPlatform().daemon().start(() -> output.lines().forEach(said::add));
        var ended = process.waitFor(60, TimeUnit.SECONDS);
        // A process that is gone closes its end of the pipe, which is what the reader waits for.
        process.destroyForcibly();
        reader.join(Duration.ofSeconds(10));
        var text = String.join("\n", said);
        if (!ended) {
            throw new AssertionError("Process %d did not end within 60 s and was killed. It had said:%n%s"
                    .formatted(process.pid(), text));
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
        var program = new SpringApplication(Program.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.run(arguments);
        new CountDownLatch(1).await();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Program {

        @Bean
        LastWork lastWork(JdbcClient database, EmbeddedPostgres server) {
            return new LastWork(database, server);
        }
    }

    /// Stands for the importer: while it stops it still needs the database.
    static class LastWork implements SmartLifecycle {

        private final JdbcClient database;
        private final EmbeddedPostgres server;
        private volatile boolean running;

        LastWork(JdbcClient database, EmbeddedPostgres server) {
            this.database = database;
            this.server = server;
        }

        @EventListener(ApplicationReadyEvent.class)
        void sayReady() {
            System.out.println("server process " + server.pid());
        }

        @Override
        public void start() {
            running = true;
        }

        /// Long enough for a server that heard the signal, too, to end it in the middle.
        private static final String LATE_AND_LONG = """
                insert into product (sku, name)
                select gen_random_uuid()::text, 'late'
                from pg_sleep(1)
                """;

        @Override
        public void stop() {
            System.out.println("last work: " + database.sql(LATE_AND_LONG).update());
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
