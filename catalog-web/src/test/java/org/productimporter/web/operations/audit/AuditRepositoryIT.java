package org.productimporter.web.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.operations.retention.RetentionSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@OnPostgres
class AuditRepositoryIT {

    private final JdbcClient database;
    private final AuditRepository repository;

    AuditRepositoryIT(DataSource dataSource, JdbcClient database) {
        this.database = database;
        var transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.repository = new AuditRepository(database, transaction, JsonMapper.shared());
    }

    @BeforeEach
    void emptyLog() {
        database.sql("alter table audit_log disable trigger user").update();
        database.sql("delete from audit_log").update();
        database.sql("alter table audit_log enable trigger user").update();
    }

    private List<String> actions() {
        return database.sql("select action || ' ' || object as shown from audit_log order by id")
                .query((row, number) -> row.getString("shown"))
                .list();
    }

    @Test
    void entriesCannotBeChanged() {
        repository.insert(new AuditRepository.NewEntry("user:a", null, "thing.created", "thing:1", null, null));
        for (var change : List.of("update audit_log set actor = 'nobody'", "delete from audit_log",
                "truncate audit_log")) {
            assertThatThrownBy(() -> database.sql(change).update()).as(change)
                    .hasMessageContaining("audit_log is append-only");
        }
        assertThat(actions()).containsExactly("thing.created thing:1");
    }

    @Test
    void removesEntriesByAgeOnly() {
        for (var age : List.of("401 days", "399 days", "1 day")) {
            database.sql(
                    "insert into audit_log (at, actor, action, object) values (now() - cast(:age as interval), 'user:a', 'a', :age)")
                    .param("age", age)
                    .update();
        }
        var retention = new AuditRetention(repository, new AuditProperties(Duration.ofDays(400)),
                new RetentionSettings(database), Clock.systemUTC());
        retention.removeOld();
        assertThat(actions()).containsExactly("a 399 days", "a 1 day");
        database.sql("insert into retention (name, keep_days) values ('audit-log', 100)").update();
        retention.removeOld();
        assertThat(actions()).containsExactly("a 1 day");
        assertThatThrownBy(() -> repository.remove(Instant.now(), 10)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> new AuditProperties(Duration.ofDays(30)))
                .hasMessageContaining("product.importer.audit.keep");
    }
}
