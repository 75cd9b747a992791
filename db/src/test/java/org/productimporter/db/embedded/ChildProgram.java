package org.productimporter.db.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private final List<String> said = new ArrayList<>();

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

    /// Waits for its end and gives all that it said.
    String end() throws IOException, InterruptedException {
        output.lines().forEach(said::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Still running:\n" + String.join("\n", said));
        }
        return String.join("\n", said);
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

        @Override
        public void stop() {
            var insert = "insert into product (sku, name) values (gen_random_uuid()::text, 'late')";
            System.out.println("last work: " + database.sql(insert).update());
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
