package org.productimporter.web.products.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductOrdering;

class ProductQueryTest {

    @Test
    void urlContainsFilterAndOrdering() {
        var query = new ProductQuery("a&b", "A-1", "lamp", "oak", false, ProductOrdering.of("-price"));

        assertThat(ProductQuery.of(query.parameters())).isEqualTo(query);
        assertThat(query.isFiltered()).isTrue();
        assertThat(query.filter()).isEqualTo(new ProductFilter("a&b", "A-1", "lamp", "oak", null, false));
    }

    @Test
    void ignoresInvalidParameters() {
        var query = ProductQuery.of(QueryParameters.fromString("active=maybe&ordering=colour&sku=%00&page=3"));

        assertThat(query).isEqualTo(ProductQuery.ALL);
        assertThat(query.filter()).isEqualTo(ProductFilter.ALL);
    }

    @Test
    void orderingIsNoFilter() {
        var query = ProductQuery.ALL.withOrdering(ProductOrdering.of("name"));

        assertThat(query.isFiltered()).isFalse();
        assertThat(query.parameters().getQueryString()).isEqualTo("ordering=name");
    }
}
