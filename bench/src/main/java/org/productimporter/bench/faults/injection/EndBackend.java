package org.productimporter.bench.faults.injection;

import org.productimporter.bench.faults.cluster.Signals;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ends one session of the managing node at a random moment of the import.
///
/// @param kill by SIGKILL, after which PostgreSQL ends all sessions and recovers; otherwise by `pg_terminate_backend`
record EndBackend(boolean kill) implements Fault.Injector {

    private static final String BUSY_SESSION = """
            select pid
            from pg_stat_activity
            where application_name like '%-' || :node
            order by (xact_start is null), random()
            limit 1
            """;

    @Override
    public Injection inject(Scenario scenario) {
        scenario.upload();
        if (!scenario.awaitMoment()) {
            return Injection.missed();
        }
        var database = scenario.cluster().database();
        var session = database.sql(BUSY_SESSION)
                .param("node", Long.toString(scenario.manager().process().pid()))
                .query(Long.class)
                .optional();
        session.ifPresent(pid -> end(pid, database));
        return Injection.times(session.isPresent() ? 1 : 0);
    }

    private void end(long session, JdbcClient database) {
        if (kill) {
            Signals.KILL.send(session);
        } else {
            database.sql("select pg_terminate_backend(:pid)").param("pid", (int) session).query(Boolean.class).single();
        }
    }
}
