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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.productimporter.db.node.ConditionalOnNodeRole;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.db.node.NodeRole;
import org.productimporter.web.webhooks.delivery.DeliveryRepository.DueWebhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Distributes the webhooks among the nodes. Each webhook with due deliveries is an execution of db-scheduler, so one
/// node at a time dispatches it, and another takes over if the heartbeats of that node stop. The nodes poll for due
/// webhooks: writers of events, in any program, only write rows, so no notification can be lost.
///
/// This is a second scheduler with its own table: unavailable webhooks do not occupy threads of imports, and importer
/// nodes do not see unknown tasks.
@Component
@ConditionalOnNodeRole(NodeRole.WEB)
class DeliveryScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryScheduler.class);
    private static final TaskDescriptor<Void> DISPATCH = TaskDescriptor.of("webhook-dispatch");
    private static final TaskDescriptor<Void> RETENTION = TaskDescriptor.of("webhook-retention");
    private static final Duration DUE_INTERVAL = Duration.ofMillis(250);
    private static final Duration POLLING_INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration DELAY_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration MAX_SHUTDOWN = Duration.ofSeconds(20);

    /// More than the maximum number of webhooks, so that unavailable webhooks delay no other.
    private static final int MAX_DISPATCHES = 200;

    private final WebhookDispatcher dispatcher;
    private final DeliveryRepository deliveries;
    private final DeliveryMetrics metrics;
    private final Clock clock;
    private final Scheduler scheduler;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;

    DeliveryScheduler(DataSource dataSource, NodeProperties node, WebhookDispatcher dispatcher,
            DeliveryRepository deliveries, DeliveryRetention retention, DeliveryMetrics metrics, Clock clock) {
        this.dispatcher = dispatcher;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.clock = clock;
        this.scheduler = Scheduler.create(dataSource, List.<Task<?>>of(dispatchTask()))
                .startTasks(retentionTask(retention))
                .tableName("webhook_scheduled_tasks")
                .schedulerName(new SchedulerName.Fixed(node.name()))
                .threads(MAX_DISPATCHES)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING_INTERVAL)
                .enableImmediateExecution()
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .clock(clock::instant)
                .shutdownMaxWait(MAX_SHUTDOWN)
                .build();
    }

    /// The execution is removed after each dispatch. A webhook that is due again is scheduled again.
    private Task<Void> dispatchTask() {
        return Tasks.custom(DISPATCH)
                .onFailure((complete, operations) -> operations.reschedule(complete,
                        clock.instant().plus(DELAY_AFTER_FAILURE)))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    dispatch(Long.parseLong(instance.getId()));
                    return (_, operations) -> operations.stop();
                });
    }

    private void dispatch(long id) {
        try {
            dispatcher.dispatch(id, () -> running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The dispatch of webhook " + id + " was interrupted", e);
        }
    }

    private static RecurringTask<Void> retentionTask(DeliveryRetention retention) {
        return Tasks.recurring(RETENTION, FixedDelay.of(Duration.ofHours(1))).execute((_, _) -> retention.sweep());
    }

    @Override
    public void start() {
        running = true;
        scheduler.start();
        var _ = timer.scheduleWithFixedDelay(this::scheduleDue, 0, DUE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Schedules every webhook with due deliveries that is not scheduled yet.
    private void scheduleDue() {
        try {
            var due = deliveries.findDueWebhooks();
            metrics.setLag(due.stream().mapToLong(DueWebhook::lagMs).max().orElse(0));
            for (var webhook : due) {
                scheduler.scheduleIfNotExists(
                        DISPATCH.instance(Long.toString(webhook.id())).scheduledTo(clock.instant()));
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
