package org.productimporter.importer.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.model.product.ProductField;

/// What the columns of a file are.
///
/// @param fields column of each field, from 0
/// @param attributes key of each column, from 0, that a mapping keeps as an attribute
/// @param leftOut columns that are not imported
/// @param keyColumn column, from 0, whose value the rows of a product share; -1 if no cells are filled down
/// @param filledDown columns whose blank cells are those of the first row with the same key
/// @param imageColumns columns of images: a later row with the same key that holds only these is no product
/// @param inactiveWords words of the active column that mean no, besides the usual ones
/// @param unknown columns that are nothing of this
public record ColumnMapping(Map<ProductField, Integer> fields, Map<Integer, String> attributes, Set<Integer> leftOut,
        int keyColumn, Set<Integer> filledDown, Set<Integer> imageColumns, Set<String> inactiveWords,
        List<Integer> unknown) {}
