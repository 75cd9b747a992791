package org.productimporter.importer.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ImporterApplication;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.worker.WorkerSettings;
import org.productimporter.model.imports.ImportId;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// A node of the cluster inside the test's JVM: the whole program on a test's database, with
/// small chunks, short heartbeats, and a life that can end at any commit. Thread-safe.
final class ImporterNode implements AutoCloseable {

    private static final List<String> SETTINGS =
            List.of("--logging.config=classpath:org/productimporter/importer/testing/quiet-logging.xml",
                    "--spring.main.banner-mode=off", "--product.importer.roles=importer",
                    "--product.importer.range-size=40KB", "--product.importer.bucket-size=400KB",
                    "--spring.datasource.hikari.minimum-idle=0", "--spring.datasource.hikari.connection-timeout=3000",
                    "--db-scheduler.polling-interval=100ms", "--db-scheduler.heartbeat-interval=200ms");

    private final ConfigurableApplicationContext context;
    private final FaultInjectingDataSource pool;

    private ImporterNode(ConfigurableApplicationContext context, FaultInjectingDataSource pool) {
        this.context = context;
        this.pool = pool;
    }

    /// A node that takes imports as the scheduler gives them out.
    ///
    /// @param properties further settings, each as `name=value`
    static ImporterNode start(TestDatabase database, String name, String... properties) {
        var pool = new AtomicReference<FaultInjectingDataSource>();
        var application = new SpringApplication(ImporterApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(mortal(pool)));
        var context = application.run(arguments(database, name, properties));
        return new ImporterNode(context, pool.get());
    }

    /// A node without scheduler: it works only while the test calls [#run] or [#runToEnd], which
    /// is as good for what an attempt does, and leaves the order of things to the test.
    static ImporterNode byHand(TestDatabase database, String name, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add("db-scheduler.enabled=false");
        return start(database, name, all.toArray(String[]::new));
    }

    private static String[] arguments(TestDatabase database, String name, String[] properties) {
        var arguments = new ArrayList<>(SETTINGS);
        arguments.add("--product.importer.node=" + name);
        arguments.add("--product.importer.workers=2");
        arguments.add("--spring.datasource.url=" + database.jdbcUrl());
        arguments.add("--spring.datasource.username=" + database.username());
        arguments.add("--spring.datasource.password=" + database.password());
        for (var property : properties) {
            arguments.removeIf(given -> given.startsWith("--" + property.substring(0, property.indexOf('=') + 1)));
            arguments.add("--" + property);
        }
        return arguments.toArray(String[]::new);
    }

    private static BeanPostProcessor mortal(AtomicReference<FaultInjectingDataSource> pool) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof DataSource found)) {
                    return bean;
                }
                pool.set(new FaultInjectingDataSource(found));
                return pool.get();
            }
        };
    }

    FaultInjectingDataSource pool() {
        return pool;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    AttemptRepository attempts() {
        return bean(AttemptRepository.class);
    }

    WorkerSettings settings() {
        return bean(WorkerSettings.class);
    }

    /// One attempt in the calling thread, as the scheduler would run it.
    AttemptOutcome run(ImportId id) {
        return bean(ImportRunner.class).run(id);
    }

    /// One attempt in which the node may die. Says whether it did.
    boolean runUntilFailure(ImportId id) {
        try {
            run(id);
        } catch (RuntimeException e) {
            if (!pool.isFailed()) {
                throw e;
            }
        }
        return pool.isFailed();
    }

    /// Attempts until the import has ended; no pauses in between.
    ///
    /// @return how many calls it took
    int runToEnd(ImportId id) {
        int calls = 1;
        while (!(run(id) instanceof AttemptOutcome.Ended)) {
            calls++;
            if (calls > 2 * AttemptRepository.MAX_STALLED_ATTEMPTS) {
                throw new AssertionError("import " + id + " does not end");
            }
        }
        return calls;
    }

    /// What `kill -9` leaves of the node: nothing it has not committed.
    void kill() {
        pool.die();
        context.close();
    }

    /// An orderly shutdown, as SIGTERM asks for.
    void shutDown() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
    }
}
