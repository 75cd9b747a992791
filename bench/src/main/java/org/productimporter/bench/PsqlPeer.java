package org.productimporter.bench;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The baseline: `bench/psql/expert.sql`.
final class PsqlPeer implements Peer {

    private static final String DATABASE = "expert";

    private final PostgresServer postgres;
    private final JdbcClient database;
    private final String script;
    private final File log;

    PsqlPeer(PostgresServer postgres, Path repository, Path folder) {
        this.postgres = postgres;
        this.database = postgres.createDatabase(DATABASE);
        this.script = repository.resolve("bench/psql/load.sh").toString();
        this.log = folder.resolve("psql.log").toFile();
    }

    @Override
    public String name() {
        return "psql";
    }

    @Override
    public String database() {
        return DATABASE;
    }

    @Override
    public void reset() {
        database.sql("drop table if exists product").update();
    }

    @Override
    public void settle() {
        postgres.settle(database);
    }

    @Override
    public Map<String, Double> load(Path file) {
        Programs.run(List.of(script, postgres.uri(DATABASE), file.toString()),
                Map.of("PGUSER", postgres.username(), "PGPASSWORD", postgres.password()), log, Set.of(0));
        return Map.of();
    }

    @Override
    public double cpuSeconds() {
        return CpuTime.ofExitedChildren();
    }

    private static final String PAGE = """
            select id, lower(sku) as sku_key, sku, name, description, price, active
            from product
            where id > :after
            order by id
            limit 20000
            """;

    /// The script stores no versions, so only values are compared.
    @Override
    public void check(Expected expected) {
        var missing = new HashMap<>(expected.catalogue());
        var after = Long.MIN_VALUE;
        for (var page = page(after); !page.isEmpty(); page = page(after)) {
            for (var product : page) {
                var expectedProduct = missing.remove(product.key());
                if (expectedProduct == null || !product.hasValuesOf(expectedProduct)) {
                    throw new AssertionError("psql: product is %s, not %s".formatted(product, expectedProduct));
                }
                after = product.id();
            }
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("psql: %d products are missing".formatted(missing.size()));
        }
    }

    private record Loaded(long id, String key, String sku, String name, String description, BigDecimal price,
            boolean active) {

        boolean hasValuesOf(CatalogueProduct other) {
            return new CatalogueProduct(sku, name, description, price, active, other.version()).equals(other);
        }
    }

    private List<Loaded> page(long after) {
        return database.sql(PAGE)
                .param("after", after)
                .query((row, _) -> new Loaded(row.getLong("id"), row.getString("sku_key"), row.getString("sku"),
                        row.getString("name"), row.getString("description"), row.getBigDecimal("price"),
                        row.getBoolean("active")))
                .list();
    }

    @Override
    public void close() {}
}
