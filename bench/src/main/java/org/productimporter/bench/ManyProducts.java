package org.productimporter.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/// A catalogue of many products with texts of words, some of which many products have and some
/// few. Made by the database, always the same. For one thread.
record ManyProducts(JdbcClient database, long products) {

    private static final long PORTION = 200_000;

    /// Word n of 400 is drawn with a probability that falls steeply with n. Words are made of
    /// syllables, so that each is a word of its own and parts of it occur in others.
    private static final String FILL =
            """
            with word as materialized (
                select array_agg(
                    (array['ka','lo','mi','ter','son','vel','dra','pin','gus','ho'])[1 + n % 10]
                    || (array['ran','bex','til','mo','sur','qua','fen'])[1 + n / 10 % 7]
                    || (array['e','or','ix','um','ade','y'])[1 + n / 70 % 6] order by n) as w
                from generate_series(0, 399) n
            ), filled as (
                insert into product (sku, name, description, price)
                select
                    'BENCH-' || lpad(n::text, 9, '0'),
                    max(w[1 + (400 * power(abs(hashint8(n * 31)) / 2147483648.0, 3))::int % 400])
                        || ' ' || n % 10000,
                    string_agg(
                        w[1 + (400 * power(abs(hashint8(n * 31 + k)) / 2147483648.0, 3))::int % 400],
                        ' ' order by k)
                        || '. ' || md5(n::text),
                    n % 100000 / 100.0
                from word, generate_series(:first, :last) n, generate_series(1, 18) k
                group by n
                returning id
            )
            insert into product_change (product_ids, products, added)
            select array_agg(id), count(*), count(*)
            from filled
            """;

    void fill() {
        database.sql("truncate product").update();
        for (long first = 1; first <= products; first += PORTION) {
            database.sql(FILL)
                    .param("first", first)
                    .param("last", Math.min(products, first + PORTION - 1))
                    .update();
            System.err.printf("%,d products%n", Math.min(products, first + PORTION - 1));
        }
    }

    /// How many changes the search does not have yet.
    long behind() {
        return database.sql("select coalesce(sum(products), 0) from product_change")
                .query(Long.class)
                .single();
    }
}
