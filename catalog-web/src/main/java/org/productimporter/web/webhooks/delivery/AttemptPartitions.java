package org.productimporter.web.webhooks.delivery;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Creates and drops the daily partitions of `webhook_attempt`; a day is a day of UTC. Called by
/// one node at a time.
@Component
class AttemptPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptPartitions.class);
    private static final String PREFIX = "webhook_attempt_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS_AHEAD = 7;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    AttemptPartitions(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static final String TODAY = """
            select (clock_timestamp() at time zone 'utc')::date
            """;

    /// Creates the partitions of today and the next seven days, and drops those older than
    /// `keepDays` days.
    ///
    /// @throws org.springframework.dao.DataAccessException if the table stays locked for 2 seconds
    void maintain(int keepDays) {
        var today = jdbc.sql(TODAY).query(LocalDate.class).single();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            create(today.plusDays(ahead));
        }
        dropBefore(today.minusDays(keepDays));
    }

    private void create(LocalDate day) {
        var from = day.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime();
        var statement = "create table if not exists %s%s partition of webhook_attempt for values from ('%s') to ('%s')"
                .formatted(PREFIX, DAY.format(day), from, from.plusDays(1));
        try {
            execute(statement);
        } catch (DataIntegrityViolationException e) {
            // The default partition already holds rows of that day. They stay there until they are
            // old enough to be deleted.
            LOG.debug("No partition for {}: {}", day, e.getMessage());
        }
    }

    private static final String PARTITIONS = """
            select c.relname
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'webhook_attempt'::regclass
            and c.relname ~ '^webhook_attempt_[0-9]{8}$'
            """;

    private static final String OLD_ROWS = """
            delete from webhook_attempt_default
            where at < :before
            """;

    private void dropBefore(LocalDate day) {
        for (var partition : jdbc.sql(PARTITIONS).query((row, _) -> row.getString(1)).list()) {
            if (LocalDate.parse(partition.substring(PREFIX.length()), DAY).isBefore(day)) {
                execute("drop table " + partition);
            }
        }
        jdbc.sql(OLD_ROWS).param("before", day.atStartOfDay(ZoneOffset.UTC).toOffsetDateTime()).update();
    }

    /// DDL waits for every reader and writer of the table, and they wait for it: better to
    /// fail and try again in an hour than to block them.
    private void execute(String statement) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local lock_timeout = '2s'").update();
            jdbc.sql(statement).update();
        });
    }
}
