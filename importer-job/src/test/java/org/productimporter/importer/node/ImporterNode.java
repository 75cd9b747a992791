package org.productimporter.importer.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ImporterApplication;
import org.productimporter.importer.ledger.AttemptRepository;
import org.productimporter.importer.worker.WorkerSettings;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.MappingProposal;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A node of the cluster in the JVM of the test: the whole program with small chunks, short heartbeats
/// and a [FaultInjectingDataSource]. Thread-safe.
public final class ImporterNode implements AutoCloseable {

    private static final List<String> SETTINGS =
            List.of("--logging.config=classpath:org/productimporter/importer/testing/quiet-logging.xml",
                    "--spring.main.banner-mode=off", "--product.importer.roles=importer",
                    "--product.importer.range-size=40KB", "--product.importer.bucket-size=400KB",
                    "--spring.datasource.hikari.minimum-idle=0", "--spring.datasource.hikari.connection-timeout=3000",
                    "--db-scheduler.polling-interval=100ms", "--db-scheduler.heartbeat-interval=200ms");

    private static final int MAX_CALLS = 20;

    private final ConfigurableApplicationContext context;
    private final FaultInjectingDataSource pool;

    private ImporterNode(ConfigurableApplicationContext context, FaultInjectingDataSource pool) {
        this.context = context;
        this.pool = pool;
    }

    /// Starts a node with scheduler.
    ///
    /// @param properties further settings, each as `name=value`
    public static ImporterNode start(TestDatabase database, String name, String... properties) {
        var pool = new AtomicReference<FaultInjectingDataSource>();
        var application = new SpringApplication(ImporterApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(faultInjecting(pool)));
        var context = application.run(arguments(database, name, properties));
        return new ImporterNode(context, pool.get());
    }

    /// Starts a node without scheduler: it works only while the test calls [#run] or [#runToEnd], so the test
    /// determines the order of events.
    public static ImporterNode byHand(TestDatabase database, String name, String... properties) {
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

    private static BeanPostProcessor faultInjecting(AtomicReference<FaultInjectingDataSource> pool) {
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

    public FaultInjectingDataSource pool() {
        return pool;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public AttemptRepository attempts() {
        return bean(AttemptRepository.class);
    }

    public WorkerSettings settings() {
        return bean(WorkerSettings.class);
    }

    /// Runs one attempt in the calling thread, like the scheduler.
    public AttemptOutcome run(ImportId id) {
        return bean(ImportRunner.class).run(id);
    }

    /// Runs one attempt in which the node can fail. Returns whether it failed.
    public boolean runUntilFailure(ImportId id) {
        try {
            run(id);
        } catch (RuntimeException e) {
            if (!pool.isFailed()) {
                throw e;
            }
        }
        return pool.isFailed();
    }

    /// Runs attempts until the import has ended, without delays.
    ///
    /// @return the number of attempts
    public int runToEnd(ImportId id) {
        int calls = 1;
        while (!(run(id) instanceof AttemptOutcome.Ended)) {
            calls++;
            if (calls > MAX_CALLS) {
                throw new AssertionError("import " + id + " does not end");
            }
        }
        return calls;
    }

    /// Confirms the proposed mapping of an import that waits for it, unchanged, like `--accept-proposal`.
    public void acceptProposal(ImportId id) {
        var proposal = JsonMapper.shared().readValue(text("mapping", id), MappingProposal.class).proposal();
        var options = JsonMapper.shared().readValue(text("options", id), new TypeReference<Map<String, Object>>() {});
        var confirmed = bean(TransactionTemplate.class).execute(_ -> bean(ImportStateRepository.class)
                .confirmMapping(id.value(), proposal.applyTo(ImportOptions.of(options))));
        if (!Boolean.TRUE.equals(confirmed)) {
            throw new AssertionError("import " + id + " does not wait for its mapping");
        }
    }

    /// Requests the undo of a completed import, like the web program but without a scheduled task.
    public void requestUndo(ImportId id, String by) {
        var requested =
                bean(TransactionTemplate.class).execute(_ -> bean(ImportStateRepository.class).undo(id.value(), by));
        if (!Boolean.TRUE.equals(requested)) {
            throw new AssertionError("import " + id + " cannot be undone");
        }
    }

    private String text(String column, ImportId id) {
        return bean(JdbcClient.class).sql("select %s::text from import where id = :id".formatted(column))
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /// Shuts down like after SIGTERM.
    public void shutDown() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
    }
}
