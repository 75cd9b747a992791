package org.productimporter.web.products.search;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Products as an import leaves them: in the catalogue, and not yet in the index.
record ImportedProducts(JdbcClient database, SearchIndexer indexer) {

    /// Writes what the merge of an import writes.
    private static final String IMPORT = """
            with inserted as (
                insert into product (sku, name)
                select :name || '-' || n, :name
                from generate_series(1, :products) n
                returning id
            )
            select append_product_outbox(array_agg(id), count(*))
            from inserted
            """;

    void add(int products, String name) {
        database.sql(IMPORT).param("products", products).param("name", name).query(Long.class).single();
    }

    long catchUpAll() {
        long all = 0;
        for (long done = indexer.step(); done > 0; done = indexer.step()) {
            all += done;
        }
        return all;
    }

    long indexed() {
        return database.sql("select count(*) from product_search").query(Long.class).single();
    }
}
