package org.productimporter.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.bench.Await;
import org.productimporter.bench.faults.cluster.Cluster;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.Expected;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares everything that an import leaves behind with the reference model. A difference is an `AssertionError`. For one
/// thread.
final class Verification {

    private static final Duration LITTER_LIMIT = Duration.ofSeconds(20);
    private static final Duration INDEX_LIMIT = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final JdbcClient database;

    Verification(Cluster cluster) {
        this.cluster = cluster;
        this.database = cluster.database();
    }

    private static final String STATE = """
            select state, concat_ws('; ', phase, error_title, error_detail, message) as detail
            from import
            where id = :id
            """;

    /// Catalogue, versions, counts, rejections, events, search index and litter after the end of an import.
    void completed(long id, Expected expected) {
        database.sql(STATE).param("id", id).query(row -> {
            if (!row.getString("state").equals("completed")) {
                throw new AssertionError(
                        "import %d is %s: %s".formatted(id, row.getString("state"), row.getString("detail")));
            }
        });
        new CatalogueCheck(database).completed(new ImportId(id), expected);
        new EventCheck(database).completed(id, expected.counts());
        searchIndex();
        noLitter();
    }

    /// Every upload that was answered is an import, and no other.
    void imports(int expected) {
        var imports = database.sql("select count(*) from import").query(Integer.class).single();
        if (imports != expected) {
            throw new AssertionError("%d imports exist after %d accepted uploads".formatted(imports, expected));
        }
    }

    private static final String INDEX_DIFFERENCES = """
            select (
                select count(*)
                from product p
                left join product_search s on s.product_id = p.id
                where coalesce(s.long_content, s.content)
                    is distinct from product_search_text(p.sku || E'\\n' || p.name || E'\\n' || p.description)
            ) + (
                select count(*)
                from product p
                left join product_sort_key k on k.product_id = p.id
                where (k.name, k.price, k.updated_at)
                    is distinct from (left(p.name, length(k.name)), coalesce(p.price, 'infinity'), p.updated_at)
            ) + (
                select abs(products - (select count(*) from product))
                from product_count
            )
            """;

    /// The indexer has applied all changes, and each product is indexed as it is.
    private void searchIndex() {
        var outbox = database.sql("select count(*) from product_outbox").query(Long.class);
        if (!Await.within(INDEX_LIMIT, () -> outbox.single() == 0)) {
            throw new AssertionError("the search index still lags: " + outbox.single());
        }
        var differences = database.sql(INDEX_DIFFERENCES).query(Long.class).single();
        if (differences != 0) {
            throw new AssertionError(differences + " differences between products and search index");
        }
    }

    private static final String LITTER = """
            select 'advisory lock of process ' || pid
            from pg_locks
            where locktype = 'advisory'
            and database = (
                select oid
                from pg_database
                where datname = current_database())
            union all
            select 'task ' || task_instance
            from scheduled_tasks t
            join import i on i.id::text = t.task_instance
            where i.state not in ('queued', 'running', 'stopping')
            and t.task_name like '%import%'
            """;

    private void noLitter() {
        if (!Await.within(LITTER_LIMIT, () -> litter().isEmpty())) {
            throw new AssertionError("litter: " + litter());
        }
    }

    private List<String> litter() {
        var litter = new ArrayList<>(database.sql(LITTER).query(String.class).list());
        try (var files = Files.list(cluster.uploads())) {
            files.map(Path::toString).filter(file -> file.endsWith(".part")).forEach(litter::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return litter;
    }
}
