package org.productimporter.web.webhooks.delivery;

import java.util.Collection;
import java.util.List;
import org.productimporter.web.webhooks.EventEnvelope;
import org.productimporter.web.webhooks.WebhookRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/// The queue of pending deliveries and the results of their attempts. All times are those of the database. Thread-safe.
@Repository
class DeliveryRepository {

    /// A webhook with due deliveries or pending batches.
    ///
    /// @param lagMs time since its longest due delivery became due
    record DueWebhook(long id, long lagMs) {}

    private static final int MAX_RESPONSE_LENGTH = 4000;

    private final JdbcClient jdbc;
    private final WebhookRepository webhooks;
    private final TransactionOperations transaction;

    DeliveryRepository(JdbcClient jdbc, WebhookRepository webhooks, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
        this.transaction = transaction;
    }

    private static final String DUE_WEBHOOKS = """
            select
                w.id,
                coalesce(extract(epoch from clock_timestamp() - first.due_at) * 1000, 0)::bigint as lag_ms
            from webhook w
            left join lateral (
                select d.next_attempt_at as due_at
                from webhook_delivery d
                where d.webhook_id = w.id
                and d.state = 'pending'
                and d.next_attempt_at <= clock_timestamp()
                order by d.next_attempt_at
                limit 1
            ) first on true
            where w.enabled
            and (first.due_at is not null
                or w.failures < :max_failures
                    and exists (select from webhook_pending_batch b where b.webhook_id = w.id))
            """;

    /// Enabled webhooks with due deliveries or pending batches.
    List<DueWebhook> findDueWebhooks() {
        return jdbc.sql(DUE_WEBHOOKS)
                .param("max_failures", WebhookDispatcher.MAX_FAILURES_FOR_BATCHES)
                .query((row, _) -> new DueWebhook(row.getLong("id"), row.getLong("lag_ms")))
                .list();
    }

    private static final String DUE = """
            select d.id, d.attempts, d.backoff_step,
                e.id as event_id, e.type, e.created_at as event_created_at, e.data
            from webhook_delivery d
            join webhook_event e on e.id = d.event_id
            where d.webhook_id = :webhook
            and d.state = 'pending'
            and d.next_attempt_at <= clock_timestamp()
            and d.id <> all (:in_flight)
            order by d.next_attempt_at, d.id
            limit :limit
            """;

    /// Due deliveries of a webhook, longest due first.
    ///
    /// @param inFlight deliveries to leave out
    List<PendingDelivery> findDue(long webhook, Collection<Long> inFlight, int limit) {
        return jdbc.sql(DUE)
                .param("webhook", webhook)
                .param("in_flight", inFlight.toArray(Long[]::new))
                .param("limit", limit)
                .query((row, _) -> new PendingDelivery(row.getLong("id"), EventEnvelope.of(row), row.getInt("attempts"),
                        row.getInt("backoff_step")))
                .list();
    }

    /// Records results in the order of their arrival and updates the health of the webhook.
    ///
    /// @return whether all attempts of the last five days, at least ten, failed
    boolean record(long webhook, List<DeliverySender.Result> results) {
        Boolean hasOnlyFailures = transaction.execute(_ -> {
            // The webhook is locked first, in the lock order of a deletion.
            var isFailing = recordHealth(webhook, results);
            recordAttempts(results);
            return isFailing;
        });
        return Boolean.TRUE.equals(hasOnlyFailures);
    }

    private boolean recordHealth(long webhook, List<DeliverySender.Result> results) {
        var failures = 0;
        var duration = 0L;
        var delivered = false;
        for (var result : results) {
            duration += result.reply().duration().toMillis();
            failures = result.reply().delivered() ? 0 : failures + 1;
            delivered |= result.reply().delivered();
        }
        return webhooks.recordAttempts(webhook, delivered, failures, duration / results.size());
    }

    /// A changed number of attempts reveals a concurrent attempt of another node: its result is stored and this one is
    /// dropped.
    private static final String RECORD = """
            with result as (
                select *
                from unnest(:ids::bigint[], :attempts::integer[], :states::text[], :delays::bigint[],
                    :statuses::integer[], :durations::bigint[], :errors::text[], :bodies::text[])
                    as r (id, attempts, state, delay_ms, status_code, duration_ms, error, body)
            ), recorded as (
                update webhook_delivery d
                set state = r.state,
                    attempts = d.attempts + 1,
                    backoff_step = d.backoff_step + 1,
                    next_attempt_at = clock_timestamp() + r.delay_ms * interval '1 millisecond',
                    last_attempt_at = clock_timestamp(),
                    status_code = r.status_code,
                    error = r.error
                from result r
                where d.id = r.id
                and d.attempts = r.attempts
                and d.state = 'pending'
                returning d.id, d.attempts
            )
            insert into webhook_attempt (delivery_id, number, status_code, duration_ms, error, response_body)
            select d.id, d.attempts, r.status_code, r.duration_ms, r.error, r.body
            from recorded d
            join result r on r.id = d.id
            """;

    private void recordAttempts(List<DeliverySender.Result> results) {
        jdbc.sql(RECORD)
                .param("ids", results.stream().map(r -> r.delivery().id()).toArray(Long[]::new))
                .param("attempts", results.stream().map(r -> r.delivery().attempts()).toArray(Integer[]::new))
                .param("states", results.stream().map(r -> state(r.decision())).toArray(String[]::new))
                .param("delays", results.stream().map(r -> delayMs(r.decision())).toArray(Long[]::new))
                .param("statuses", results.stream().map(r -> r.reply().status()).toArray(Integer[]::new))
                .param("durations", results.stream().map(r -> r.reply().duration().toMillis()).toArray(Long[]::new))
                .param("errors", results.stream().map(r -> r.reply().error()).toArray(String[]::new))
                .param("bodies", results.stream().map(r -> beginning(r.reply().body())).toArray(String[]::new))
                .update();
    }

    /// A delivery answered with 410 Gone stays pending, in case the webhook is enabled again.
    private static String state(RetryDecision decision) {
        return switch (decision) {
            case RetryDecision.Delivered() -> "delivered";
            case RetryDecision.Retry(_),RetryDecision.Gone() -> "pending";
            case RetryDecision.GiveUp() -> "failed";
        };
    }

    private static long delayMs(RetryDecision decision) {
        return decision instanceof RetryDecision.Retry(var delay) ? delay.toMillis() : 0;
    }

    private static String beginning(String body) {
        return body.codePointCount(0, body.length()) <= MAX_RESPONSE_LENGTH ? body
                : body.substring(0, body.offsetByCodePoints(0, MAX_RESPONSE_LENGTH));
    }
}
