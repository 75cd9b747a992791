package org.productimporter.web.console.products;

import java.time.Clock;
import org.productimporter.web.products.Products;
import org.productimporter.web.products.lists.ProductLists;
import org.springframework.stereotype.Component;

/// What the page of the products asks.
@Component
record ProductDoors(Products products, ProductLists lists, Clock clock) {}
