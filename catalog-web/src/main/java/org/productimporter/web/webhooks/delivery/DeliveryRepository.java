package org.productimporter.web.webhooks.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.productimporter.web.webhooks.EventEnvelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Pending deliveries and the results of their attempts. Thread-safe. All times are those of the
/// database.
@Component
class DeliveryRepository {

    private static final int KEPT_REPLY_LENGTH = 4000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    DeliveryRepository(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static final String DUE = """
            select d.id, d.attempts, d.backoff_step,
                e.id as event_id, e.type, e.created_at as event_created_at, e.data
            from webhook_delivery d
            join webhook_event e on e.id = d.event_id
            where d.webhook_id = :webhook
            and d.state = 'pending'
            and d.next_attempt_at <= clock_timestamp()
            and d.id <> all (:in_hand)
            order by d.next_attempt_at, d.id
            limit :limit
            """;

    /// Due deliveries, longest due first.
    ///
    /// @param inHand deliveries in flight
    List<PendingDelivery> due(long webhook, Collection<Long> inHand, int limit) {
        return jdbc.sql(DUE)
                .param("webhook", webhook)
                .param("in_hand", inHand.toArray(Long[]::new))
                .param("limit", limit)
                .query((row, _) -> new PendingDelivery(row.getLong("id"), EventEnvelope.of(row), row.getInt("attempts"),
                        row.getInt("backoff_step")))
                .list();
    }

    /// A changed number of attempts reveals a concurrent attempt of another node: its result is kept
    /// and this one is dropped.
    private static final String RECORD = """
            with result as (
                select *
                from unnest(:ids::bigint[], :attempts::integer[], :states::text[], :pauses::bigint[],
                    :statuses::integer[], :durations::bigint[], :errors::text[], :bodies::text[])
                    as r (id, attempts, state, pause_ms, status_code, duration_ms, error, body)
            ), done as (
                update webhook_delivery d
                set state = r.state,
                    attempts = d.attempts + 1,
                    backoff_step = d.backoff_step + 1,
                    next_attempt_at = clock_timestamp() + r.pause_ms * interval '1 millisecond',
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
            select done.id, done.attempts, r.status_code, r.duration_ms, r.error, r.body
            from done
            join result r on r.id = done.id
            """;

    private static final String HEALTH =
            """
                    update webhook
                    set failures = case when :delivered then :failures else failures + :failures end,
                        failing_since = case
                            when :failures = 0 then null
                            when :delivered then clock_timestamp()
                            else coalesce(failing_since, clock_timestamp())
                        end,
                        average_response_ms = case when average_response_ms = 0 then :took else (average_response_ms * 3 + :took) / 4 end
                    where id = :webhook
                    returning enabled
                        and failures >= 10
                        and failing_since < clock_timestamp() - interval '5 days' as is_dead
                    """;

    /// Records results in the order of their arrival and updates the health of the webhook.
    ///
    /// @return whether all attempts of the last five days, at least ten, failed
    boolean record(long webhook, List<AttemptResult> results) {
        Boolean dead = transaction.execute(_ -> {
            // Lock the webhook first, in the lock order of a deletion.
            var isDead = isDead(webhook, results);
            keep(results);
            return isDead;
        });
        return Boolean.TRUE.equals(dead);
    }

    private void keep(List<AttemptResult> results) {
        jdbc.sql(RECORD)
                .param("ids", results.stream().map(r -> r.owed().id()).toArray(Long[]::new))
                .param("attempts", results.stream().map(r -> r.owed().attempts()).toArray(Integer[]::new))
                .param("states", results.stream().map(r -> state(r.next())).toArray(String[]::new))
                .param("pauses", results.stream().map(r -> pause(r.next())).toArray(Long[]::new))
                .param("statuses", results.stream().map(r -> r.reply().status()).toArray(Integer[]::new))
                .param("durations", results.stream().map(r -> r.reply().took().toMillis()).toArray(Long[]::new))
                .param("errors", results.stream().map(r -> r.reply().error()).toArray(String[]::new))
                .param("bodies", results.stream().map(r -> beginning(r.reply().body())).toArray(String[]::new))
                .update();
    }

    /// A delivery answered with 410 Gone stays pending, in case the webhook is enabled again.
    private static String state(RetryDecision next) {
        return switch (next) {
            case RetryDecision.Delivered() -> "delivered";
            case RetryDecision.Repeat(_),RetryDecision.Gone() -> "pending";
            case RetryDecision.GiveUp() -> "failed";
        };
    }

    private static long pause(RetryDecision next) {
        return next instanceof RetryDecision.Repeat(var after) ? after.toMillis() : 0;
    }

    private static String beginning(String body) {
        return body.codePointCount(0, body.length()) <= KEPT_REPLY_LENGTH ? body
                : body.substring(0, body.offsetByCodePoints(0, KEPT_REPLY_LENGTH));
    }

    private boolean isDead(long webhook, List<AttemptResult> results) {
        var failures = 0;
        var took = 0L;
        var delivered = false;
        for (var result : results) {
            took += result.reply().took().toMillis();
            failures = result.reply().delivered() ? 0 : failures + 1;
            delivered |= result.reply().delivered();
        }
        Optional<Boolean> dead = jdbc.sql(HEALTH)
                .param("webhook", webhook)
                .param("delivered", delivered)
                .param("failures", failures)
                .param("took", took / results.size())
                .query(Boolean.class)
                .optional();
        return dead.orElse(false);
    }
}
