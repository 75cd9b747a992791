package org.productimporter.web.products.ui;

import java.time.Clock;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.search.ProductListService;
import org.springframework.stereotype.Component;

/// What the page of the products asks.
@Component
record ProductDoors(ProductService products, ProductListService lists, Clock clock) {}
