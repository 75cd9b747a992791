package org.productimporter.importer.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.mapping.RejectionColumns;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;

/// An import whose rejected rows may come back, read as the file from which they are.
record InspectedImport(long id, CsvLayout layout) {

    private static final String ATTRIBUTE = "attributes.";

    /// What must be equal for two imports to be read in the same way.
    record Reading(Map<ProductField, Integer> columns, Map<Integer, String> attributes, PriceFormat prices) {}

    Reading reading() {
        return new Reading(layout.columns(), layout.attributes(), layout.prices());
    }

    /// Returns its mapping. Its other options, such as `missing`, are chosen for each import.
    ProfileFinder.Profile profile() {
        var columns = new HashMap<String, String>();
        RejectionColumns.NAMES.forEach(name -> columns.put(name, ImportOptions.LEAVE_OUT));
        List<String> header = layout.header();
        header.forEach(cell -> columns.put(cell, ImportOptions.LEAVE_OUT));
        layout.attributes().forEach((column, key) -> columns.put(header.get(column), ATTRIBUTE + key));
        layout.columns().forEach((field, column) -> columns.put(header.get(column), field.text()));
        return new ProfileFinder.Profile("rejections of import " + id, columns, options());
    }

    private Map<String, Object> options() {
        var options = new HashMap<String, Object>();
        options.put("header", "first");
        if (layout.column(ProductField.PRICE).isPresent()) {
            options.put("decimal", layout.prices().decimal() == ',' ? "comma" : "point");
            if (layout.prices().currency() != null) {
                options.put("currency", layout.prices().currency());
            }
        }
        return options;
    }
}
