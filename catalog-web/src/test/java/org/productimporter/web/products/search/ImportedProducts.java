package org.productimporter.web.products.search;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Adds products as an import does: to the catalogue, not to the search index.
record ImportedProducts(JdbcClient database, SearchIndexer indexer) {

    /// The same effect as the merge of an import.
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

    long indexAll() {
        long total = 0;
        for (long done = indexer.indexBatch(); done > 0; done = indexer.indexBatch()) {
            total += done;
        }
        return total;
    }

    long indexed() {
        return database.sql("select count(*) from product_search").query(Long.class).single();
    }
}
