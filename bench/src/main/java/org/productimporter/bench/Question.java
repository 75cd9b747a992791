package org.productimporter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// One kind of request for a list of products.
///
/// @param search whether it searches for a part of a text
/// @param path what is asked the n-th time; other words each time, so that no cache answers
record Question(String name, boolean search, IntFunction<String> path) {

    private static final int DIGITS = 100_000;

    /// Searches as the target means them: the first page of 50 in the order of ids.
    static List<Question> searches(long products) {
        var all = new ArrayList<Question>();
        all.add(search("rare word (rank 5,000 on)", n -> word(5_000 + 37 * n)));
        all.add(search("word of middle rank (200 on)", n -> word(200 + 3 * n)));
        all.add(search("frequent word (rank 1 to 20)", n -> word(1 + n % 20)));
        all.add(search("two words of a product", n -> some(products, n).phrase(2)));
        all.add(search("four words of a product", n -> some(products, n).phrase(4)));
        all.add(search("two most frequent words", n -> word(1 + n % 5) + '+' + word(1 + n / 5 % 5)));
        all.add(search("three most frequent words",
                n -> word(1 + n % 5) + '+' + word(1 + n / 5 % 5) + '+' + word(1 + n % 3)));
        all.add(search("five digits", n -> "%05d".formatted(n * 7_919 % DIGITS)));
        all.add(search("part of a SKU", n -> some(products, n).sku().substring(9)));
        all.add(search("whole SKU", n -> some(products, n).sku()));
        all.add(search("seven digits of a hash", n -> some(products, n).hash().substring(2, 9)));
        all.add(search("no hit", n -> "nowhere" + word(n + 1)));
        all.add(search("two frequent characters", n -> word(n + 1).substring(1, 3)));
        return all.stream().map(Question::paths).toList();
    }

    /// Everything else that a list can be asked for.
    static List<Question> others(long products) {
        var all = new ArrayList<Question>();
        all.add(search("two characters, no hit", n -> "x" + "xqzw".charAt(n % 4)));
        all.add(search("frequent word, inactive", n -> word(1 + n % 20) + "&active=false"));
        all.add(search("rare word, inactive", n -> word(5_000 + 37 * n) + "&active=false"));
        all.add(search("rare word, with count", n -> word(5_000 + 37 * n) + "&count=true"));
        all.add(search("middle word, with count", n -> word(200 + 3 * n) + "&count=true"));
        all.add(search("frequent word, with count", n -> word(1 + n % 20) + "&count=true"));
        for (var ordering : List.of("sku", "name", "-price", "-updated_at")) {
            var order = "&ordering=" + ordering;
            all.add(search("rare word, by " + ordering, n -> word(5_000 + 37 * n) + order));
            all.add(search("frequent word, by " + ordering, n -> word(1 + n % 20) + order));
        }
        return all.stream().map(Question::paths).toList();
    }

    /// A page of the whole catalogue.
    static Question page(String name, String query) {
        return new Question(name, false, _ -> "/api/products/?" + query);
    }

    private static Question search(String name, IntFunction<String> text) {
        return new Question(name, true, text);
    }

    private Question paths() {
        return new Question(name, search, n -> "/api/products/?cursor=&search=" + path.apply(n).replace(' ', '+'));
    }

    private static String word(int rank) {
        return MadeProduct.word(rank);
    }

    /// Another product each time, all over the catalogue.
    private static MadeProduct some(long products, int n) {
        return new MadeProduct(1 + (n + 1) * 387_420_489L % products);
    }
}
