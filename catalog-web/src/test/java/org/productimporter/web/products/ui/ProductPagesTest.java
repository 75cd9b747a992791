package org.productimporter.web.products.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.search.Keyset;
import org.productimporter.web.products.search.PageAnchors;
import org.productimporter.web.products.search.ProductOrdering;
import org.productimporter.web.products.search.ProductPage;

class ProductPagesTest {

    private final List<String> requests = new ArrayList<>();
    private int length = 5_000;
    private final ProductPages pages = new ProductPages(this::page, 50);

    /// A list of products 0, 1, 2 …, whose cursor is the next number.
    private ProductPage page(Keyset start, int size) {
        var cursor = start.cursor();
        requests.add(cursor + (start.skipped() > 0 ? "~" + start.skipped() : "") + "+" + size);
        var from = (cursor.isEmpty() ? 0 : Integer.parseInt(cursor)) + (int) start.skipped();
        var end = Math.min(length, from + size);
        var rows = IntStream.range(from, end).mapToObj(ProductPagesTest::product).toList();
        var next = end < length ? Integer.toString(end) : null;
        return new ProductPage(rows, null, next, 0);
    }

    private static Product product(int id) {
        return new Product(id, "A", "Lamp", "", null, true, Instant.EPOCH, Instant.EPOCH, 1);
    }

    private List<Long> rows(int offset, int limit) {
        return pages.rows(offset, limit).stream().map(Product::id).toList();
    }

    private static List<Long> range(long from, int count) {
        return IntStream.range(0, count).mapToObj(i -> from + i).toList();
    }

    @Test
    void scrollingIsOneQueryPerPage() {
        pages.first();

        assertThat(rows(0, 50)).isEqualTo(range(0, 50));
        assertThat(rows(50, 50)).isEqualTo(range(50, 50));
        assertThat(rows(100, 50)).isEqualTo(range(100, 50));
        assertThat(rows(50, 50)).isEqualTo(range(50, 50));

        assertThat(requests).containsExactly("+50", "50+50", "100+50", "50+50");
    }

    @Test
    void jumpWithoutAnchorsReadsPagesBetween() {
        assertThat(rows(1_200, 50)).isEqualTo(range(1_200, 50));

        assertThat(requests).containsExactly("+500", "500+500", "1000+250");
    }

    /// Every 1,000th row has an anchor.
    private static PageAnchors anchors(int length) {
        var cursors = IntStream.rangeClosed(1, length / 1_000).mapToObj(no -> no + "000").toList();
        return new PageAnchors(new ProductPage.Count(length, false), 1_000, cursors);
    }

    @Test
    void jumpWithAnchorsIsOneQuery() {
        pages.first();
        pages.setAnchors(anchors(5_000));

        assertThat(rows(3_210, 50)).isEqualTo(range(3_210, 50));
        assertThat(rows(3_260, 50)).isEqualTo(range(3_260, 50));
        assertThat(rows(3_160, 50)).isEqualTo(range(3_160, 50));
        assertThat(rows(4_950, 50)).isEqualTo(range(4_950, 50));
        assertThat(rows(900, 50)).isEqualTo(range(900, 50));

        assertThat(requests).containsExactly("+50", "3000~210+50", "3260+50", "3000~160+50", "4000~950+50", "~900+50");
        assertThat(pages.count()).isEqualTo(5_000);
    }

    @Test
    void listShorterThanCountOfAnchorsEndsAtLastRow() {
        pages.first();
        pages.setAnchors(anchors(5_000));
        length = 4_980;

        assertThat(rows(4_950, 50)).isEqualTo(range(4_950, 30));

        assertThat(pages.count()).isEqualTo(4_980);
    }

    @Test
    void rowsMayStartInsideAPage() {
        pages.first();

        assertThat(rows(30, 100)).isEqualTo(range(30, 100));

        assertThat(requests).containsExactly("+50", "50+80");
    }

    @Test
    void endsAtLastRow() {
        length = 70;

        assertThat(rows(0, 50)).isEqualTo(range(0, 50));
        assertThat(rows(50, 50)).isEqualTo(range(50, 20));
        assertThat(rows(100, 50)).isEmpty();
    }

    @Test
    void readsEmptyListOnce() {
        length = 0;
        pages.first();

        assertThat(rows(0, 50)).isEmpty();

        assertThat(requests).containsExactly("+50");
    }

    @Test
    void listThatShrinksEndsEarlier() {
        rows(0, 50);
        length = 50;

        assertThat(rows(50, 50)).isEmpty();
        assertThat(rows(0, 50)).isEqualTo(range(0, 50));
    }

    @Test
    void orderingsBySearchTablesUseLargePages() {
        var size = ProductPages.sizeFor(ProductOrdering.of("-name"));
        var large = new ProductPages(this::page, size);
        large.first();

        for (var offset = 0; offset < 550; offset += 50) {
            var ids = large.rows(offset, 50).stream().map(Product::id).toList();
            assertThat(ids).isEqualTo(range(offset, 50));
        }

        assertThat(requests).containsExactly("+500", "500+500");
        assertThat(ProductPages.sizeFor(ProductOrdering.BY_ID)).isEqualTo(50);
    }

    @Test
    void replacesChangedProduct() {
        pages.first();
        var changed = new Product(7, "B", "Desk", "", null, true, Instant.EPOCH, Instant.EPOCH, 2);

        pages.replace(changed);

        assertThat(pages.rows(6, 2)).containsExactly(product(6), changed);
    }
}
