package org.productimporter.web.operations.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.operations.retention.RetentionService.Retention;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Periods that administrators choose apply to the clean-ups and are audited.
@WebServerTest
@Timeout(60)
class RetentionServiceIT {

    private static final SystemActor ADMIN = SystemActor.of("admin", Scope.ADMIN, Scope.METRICS_READ);
    private static final SystemActor OPERATOR = SystemActor.of("operator", Scope.METRICS_READ);
    private static final RetentionPolicy FILES = new RetentionPolicy("import-files", "Files of completed imports",
            Duration.ofDays(7), 0, "product.importer.upload.keep");

    @Autowired private JdbcClient database;
    @Autowired private RetentionService retentions;
    @Autowired private RetentionSettings settings;

    @BeforeEach
    void reset() {
        database.sql("delete from retention").update();
    }

    private long lastAuditId() {
        return database.sql("select coalesce(max(id), 0) from audit_log").query(Long.class).single();
    }

    private List<String> auditEntriesAfter(long id) {
        return database.sql("""
                select concat_ws(' ', actor, action, object, old ->> 'keep', new ->> 'keep')
                from audit_log
                where id > :id
                  and action like 'retention%'
                order by id
                """).param("id", id).query((row, _) -> row.getString(1)).list();
    }

    @Test
    void listsConfiguredPeriods() {
        assertThat(OPERATOR.call(retentions::all)).contains(new Retention(FILES, Duration.ofDays(7), false, null))
                .extracting(row -> row.policy().name() + " " + row.keep().toDays())
                .containsExactly("audit-log 400", "import-files 7", "product-history 30", "job-executions 400",
                        "webhook-deliveries 30");
    }

    @Test
    void changeTakesEffectImmediatelyAndIsAudited() {
        var before = lastAuditId();

        var chosen = ADMIN.call(() -> retentions.change("import-files", 2));

        assertThat(chosen).isEqualTo(new Retention(FILES, Duration.ofDays(2), true, null));
        assertThat(settings.keep(FILES)).isEqualTo(Duration.ofDays(2));
        ADMIN.run(() -> retentions.change("import-files", 3));
        ADMIN.run(() -> retentions.change("import-files", 3));
        assertThat(ADMIN.call(() -> retentions.change("import-files", null)))
                .isEqualTo(new Retention(FILES, Duration.ofDays(7), false, null));
        assertThat(settings.keep(FILES)).isEqualTo(Duration.ofDays(7));
        assertThat(auditEntriesAfter(before)).containsExactly(
                "server:admin retention.changed retention:import-files 7d 2d",
                "server:admin retention.changed retention:import-files 2d 3d",
                "server:admin retention.changed retention:import-files 3d 7d");
    }

    @Test
    void rejectsPeriodsOutOfRange() {
        assertThatThrownBy(() -> ADMIN.run(() -> retentions.change("audit-log", 30))).isInstanceOfSatisfying(
                ProblemException.class,
                refused -> assertThat(refused.fieldErrors()).singleElement()
                        .satisfies(error -> assertThat(error.message())
                                .isEqualTo("keep_days is between 31 and 36,500 for audit-log, this is 30")));
        assertThatThrownBy(() -> ADMIN.run(() -> retentions.change("products", 30)))
                .isInstanceOf(ProblemException.class);
        assertThat(database.sql("select count(*) from retention").query(Long.class).single()).isZero();
    }

    @Test
    void onlyAdministratorsChangePeriods() {
        assertThatThrownBy(() -> OPERATOR.run(() -> retentions.change("import-files", 2)))
                .isInstanceOf(AccessDeniedException.class);
    }
}
