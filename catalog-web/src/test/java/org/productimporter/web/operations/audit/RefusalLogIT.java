package org.productimporter.web.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
@Timeout(60)
class RefusalLogIT {

    @Autowired private RefusalLog refusals;
    @Autowired private AuditRepository repository;
    @Autowired private JdbcClient database;

    @BeforeEach
    void emptyLog() {
        refusals.flush();
        database.sql("alter table audit_log disable trigger user").update();
        database.sql("delete from audit_log").update();
        database.sql("alter table audit_log enable trigger user").update();
    }

    private static AuditRepository.NewEntry refusal(String actor, String action, String object) {
        return new AuditRepository.NewEntry(actor, "10.0.0.1", action, object, null, null);
    }

    @Test
    void refusalsOfOneKindAreTwoEntriesPerMinute() {
        var log = new RefusalLog(repository);
        for (var i = 0; i < 50; i++) {
            log.write(refusal("token:a", "access.denied", "GET /api/users/" + i));
            log.write(refusal("anonymous", "sign-in.refused", "user:anna"));
        }
        log.write(refusal("anonymous", "sign-in.refused", "user:bob"));
        log.flush();
        log.flush();
        log.write(refusal("token:a", "access.denied", "GET /again"));

        assertThat(entries()).containsExactlyInAnyOrder("access.denied GET /api/users/0 {}",
                "sign-in.refused user:anna {}", "sign-in.refused user:bob {}",
                "access.denied GET /api/users/49 {\"repeated\": 49}", "sign-in.refused user:anna {\"repeated\": 49}",
                "access.denied GET /again {}");
    }

    @Test
    void refusalsOfManyCallersAreBounded() {
        var log = new RefusalLog(repository);
        for (var i = 0; i < 2_000; i++) {
            log.write(refusal("token:" + i, "access.denied", "GET /api/users"));
        }
        log.flush();

        assertThat(entries()).hasSize(1_002).contains("access.denied requests of many callers {}");
        assertThat(database.sql("select new ->> 'repeated' from audit_log where actor = 'many' and new is not null")
                .query(String.class)
                .single()).isEqualTo("999");
    }

    private List<String> entries() {
        return database
                .sql("select action || ' ' || object || ' ' || coalesce(new, '{}') as shown from audit_log order by id")
                .query((row, number) -> row.getString("shown"))
                .list();
    }
}
