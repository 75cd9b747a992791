package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.jobs.JobRecords.Filter;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Measures the list of a million job executions. Not part of the build, because it needs an idle machine:
/// `./mvnw -Pbench -pl catalog-web -am test -Dtest=MillionExecutions -Dsurefire.failIfNoSpecifiedTests=false`.
@WebServerTest
@Timeout(600)
class MillionExecutions {

    private static final SystemActor READER = SystemActor.of("reader", Scope.IMPORTS_READ);
    private static final int REPETITIONS = 21;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private JobService jobs;

    private void fill() {
        for (var statement :
                """
                insert into import (file_name, file_path, file_size, source, requested_by, state,
                                    phase, job_execution_id)
                select 'products-' || n || '.csv', '/nowhere/' || n, 1000, 'upload', 'berta',
                       case when n % 50 = 0 then 'failed' else 'completed' end, 'publish', n
                from generate_series(1, 1000000) n;
                insert into batch_job_instance
                select n, 0, 'product-import', md5(n::text)
                from generate_series(1, 1000000) n;
                insert into batch_job_execution
                select n, 3, n, t, t, t + interval '9 seconds',
                       case when n % 50 = 0 then 'FAILED' else 'COMPLETED' end,
                       case when n % 50 = 0 then 'FAILED' else 'COMPLETED' end, '', t
                from generate_series(1, 1000000) n,
                     lateral (select timestamp '2026-01-01' + n * interval '20 seconds' as t) at;
                insert into batch_job_execution_params
                select n, p.name, 'java.lang.Long',
                       case when p.name = 'importId' then n else 1 end::text, p.identifying
                from generate_series(1, 1000000) n,
                     (values ('importId', 'Y'), ('attempt', 'N')) p(name, identifying);
                analyze
                """
                        .split(";", -1)) {
            database.sql(statement).update();
        }
    }

    @Test
    void pagesTakeLessThan200Milliseconds() {
        fill();
        var times = new LinkedHashMap<String, Duration>();
        filters().forEach((name, filter) -> times.put(name, median(() -> page(filter, null))));
        var last = Cursor.encode(30);
        times.put(
                "last page",
                median(() -> page(Objects.requireNonNull(filters().get("no filter")), last)));
        var rest = Rest.administrator(port, data.root());
        times.put("over REST", median(() -> rest.get("/api/jobs/executions?page_size=25").json()));
        times.forEach((name, time) -> System.out.printf("%s: %d ms%n", name, time.toMillis()));

        assertThat(times)
                .allSatisfy((_, time) -> assertThat(time).isLessThan(Duration.ofMillis(200)));
    }

    private static Map<String, Filter> filters() {
        var filters = new LinkedHashMap<String, Filter>();
        filters.put("no filter", new Filter(null, null, null, null, null));
        filters.put("failed", new Filter(null, "FAILED", null, null, null));
        filters.put(
                "stopped, without match", new Filter(null, "STOPPED", null, null, null));
        filters.put("name", new Filter("product-import", null, null, null, null));
        filters.put("name, without match", new Filter("other", null, null, null, null));
        filters.put("parameter", new Filter(null, null, null, null, "importId=4711"));
        filters.put("parameter of all", new Filter(null, null, null, null, "attempt=1"));
        var from = Instant.parse("2026-03-01T00:00:00Z");
        filters.put("a day", new Filter(null, null, from, from.plusSeconds(86_400), null));
        filters.put(
                "failed on a day",
                new Filter(null, "FAILED", from, from.plusSeconds(86_400), null));
        return filters;
    }

    /// The query of the page of the console.
    private void page(Filter filter, @Nullable String cursor) {
        READER.run(
                () -> {
                    jobs.executions(filter, cursor, 25);
                });
    }

    private static Duration median(Runnable work) {
        var times = new ArrayList<Long>();
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            var begin = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - begin);
        }
        times.sort(null);
        return Duration.ofNanos(times.get(REPETITIONS / 2));
    }
}
