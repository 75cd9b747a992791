package org.productimporter.importer.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.productimporter.model.product.ProductField;

/// What the columns of a file are.
///
/// @param fields column of each field, from 0
/// @param attributes key of each column, from 0, that a mapping keeps as an attribute
/// @param leftOut columns that are not imported
/// @param fillDown blank cells that take the value of an earlier row
/// @param unknown columns that are nothing of this
public record ColumnMapping(Map<ProductField, Integer> fields, Map<Integer, String> attributes, Set<Integer> leftOut,
        Optional<FillDown> fillDown, List<Integer> unknown) {}
