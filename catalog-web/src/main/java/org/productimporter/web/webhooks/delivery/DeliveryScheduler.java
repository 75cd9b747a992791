package org.productimporter.web.webhooks.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.productimporter.db.node.ConditionalOnNodeRole;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.db.node.NodeRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Distributes the webhooks among the nodes: each webhook with due deliveries is an execution of
/// db-scheduler, so one node at a time dispatches it, and another takes over when the heartbeats
/// of that node stop.
///
/// This is a second scheduler with its own table: unavailable endpoints do not occupy threads of
/// imports, and importer nodes do not see unknown tasks.
@Component
@ConditionalOnNodeRole(NodeRole.WEB)
class DeliveryScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryScheduler.class);
    private static final TaskDescriptor<Void> ENDPOINT = TaskDescriptor.of("webhook-endpoint");
    private static final TaskDescriptor<Void> RETENTION = TaskDescriptor.of("webhook-retention");
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(20);

    /// More than the maximum number of webhooks, so that unavailable endpoints delay no other.
    private static final int MOST_TURNS = 200;

    private final DeliveryLock turns;
    private final DueWebhookRepository dueEndpoints;
    private final DeliveryMetrics meters;
    private final Clock clock;
    private final Scheduler scheduler;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;

    DeliveryScheduler(DataSource dataSource, NodeProperties node, DeliveryLock turns, DueWebhookRepository dueEndpoints,
            DeliveryRetention retention, DeliveryMetrics meters, Clock clock) {
        this.turns = turns;
        this.dueEndpoints = dueEndpoints;
        this.meters = meters;
        this.clock = clock;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        this.scheduler = Scheduler.create(dataSource, List.<Task<?>>of(endpointTask()))
                .startTasks(retentionTask(retention))
                .tableName("webhook_scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(node.name()))
                .threads(MOST_TURNS)
                .executorService(threads)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(LAST_WAIT)
                .build();
    }

    /// A task lives for one turn; whoever has something due afterwards is scheduled again.
    private Task<Void> endpointTask() {
        return Tasks.custom(ENDPOINT)
                .onFailure((complete, operations) -> operations.reschedule(complete,
                        clock.instant().plus(PAUSE_AFTER_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    takeTurn(Long.parseLong(instance.getId()));
                    return (_, operations) -> operations.stop();
                });
    }

    private void takeTurn(long id) {
        try {
            turns.take(id, () -> running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The turn of webhook " + id + " was interrupted", e);
        }
    }

    private static RecurringTask<Void> retentionTask(DeliveryRetention retention) {
        return Tasks.recurring(RETENTION, FixedDelay.of(Duration.ofHours(1))).execute((_, _) -> retention.sweep());
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
        var _ = timer.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Schedules every webhook with due deliveries that is not scheduled yet.
    private void look() {
        try {
            var due = dueEndpoints.find();
            meters.late(DueWebhookRepository.lag(due));
            for (var endpoint : due) {
                scheduler.scheduleIfNotExists(
                        ENDPOINT.instance(Long.toString(endpoint.id())).scheduledTo(clock.instant()));
            }
        } catch (RuntimeException e) {
            LOG.warn("The poll for due webhook deliveries failed and will be repeated: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.close();
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
