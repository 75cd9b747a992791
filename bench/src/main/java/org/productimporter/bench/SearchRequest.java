package org.productimporter.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A kind of request for a list of products.
///
/// @param search whether it searches for a text
/// @param path path of the n-th request; each contains other words, so that no cache answers it
record SearchRequest(String name, boolean search, IntFunction<String> path) {

    private static final int DIGITS = 100_000;

    /// The searches of the target: the first page of 50 products in the order of IDs.
    static List<SearchRequest> searches(long products) {
        var requests = new ArrayList<SearchRequest>();
        requests.add(search("rare word (rank 5,000 on)", n -> word(5_000 + 37 * n)));
        requests.add(search("word of middle rank (200 on)", n -> word(200 + 3 * n)));
        requests.add(search("frequent word (rank 1 to 20)", n -> word(1 + n % 20)));
        requests.add(search("two words of a product", n -> product(products, n).phrase(2)));
        requests.add(search("four words of a product", n -> product(products, n).phrase(4)));
        requests.add(search("two most frequent words", n -> word(1 + n % 5) + '+' + word(1 + n / 5 % 5)));
        requests.add(search("three most frequent words",
                n -> word(1 + n % 5) + '+' + word(1 + n / 5 % 5) + '+' + word(1 + n % 3)));
        requests.add(search("five digits", n -> "%05d".formatted(n * 7_919 % DIGITS)));
        requests.add(search("part of a SKU", n -> product(products, n).sku().substring(9)));
        requests.add(search("whole SKU", n -> product(products, n).sku()));
        requests.add(search("seven digits of a hash", n -> product(products, n).hash().substring(2, 9)));
        requests.add(search("no hit", n -> "nowhere" + word(n + 1)));
        requests.add(search("two frequent characters", n -> word(n + 1).substring(1, 3)));
        return requests.stream().map(SearchRequest::withPath).toList();
    }

    /// Other lists: filtered, counted and sorted searches.
    static List<SearchRequest> others(long products) {
        var requests = new ArrayList<SearchRequest>();
        requests.add(search("two characters, no hit", n -> "x" + "xqzw".charAt(n % 4)));
        requests.add(search("frequent word, inactive", n -> word(1 + n % 20) + "&active=false"));
        requests.add(search("rare word, inactive", n -> word(5_000 + 37 * n) + "&active=false"));
        requests.add(search("rare word, with count", n -> word(5_000 + 37 * n) + "&count=true"));
        requests.add(search("middle word, with count", n -> word(200 + 3 * n) + "&count=true"));
        requests.add(search("frequent word, with count", n -> word(1 + n % 20) + "&count=true"));
        for (var ordering : List.of("sku", "name", "-price", "-updated_at")) {
            var order = "&ordering=" + ordering;
            requests.add(search("rare word, by " + ordering, n -> word(5_000 + 37 * n) + order));
            requests.add(search("frequent word, by " + ordering, n -> word(1 + n % 20) + order));
        }
        return requests.stream().map(SearchRequest::withPath).toList();
    }

    /// A page of the whole catalogue.
    static SearchRequest page(String name, String query) {
        return new SearchRequest(name, false, _ -> "/api/products/?" + query);
    }

    private static SearchRequest search(String name, IntFunction<String> text) {
        return new SearchRequest(name, true, text);
    }

    private SearchRequest withPath() {
        return new SearchRequest(name, search, n -> "/api/products/?cursor=&search=" + path.apply(n).replace(' ', '+'));
    }

    private static String word(int rank) {
        return GeneratedProduct.word(rank);
    }

    /// A different product for each request, distributed over the catalogue.
    private static GeneratedProduct product(long products, int n) {
        return new GeneratedProduct(1 + (n + 1) * 387_420_489L % products);
    }
}
