package org.productimporter.importer.profiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.rejections.RejectionColumns;
import org.productimporter.model.rejections.RejectionProfile;

/// An import whose rejected rows may come back, read as the file from which they are.
record InspectedImport(long id, CsvLayout layout) {

    /// What must be equal for two imports to be read in the same way.
    record Reading(Map<ProductField, Integer> columns, Map<Integer, String> attributes, PriceFormat prices) {}

    Reading reading() {
        return new Reading(layout.columns(), layout.attributes(), layout.prices());
    }

    /// Returns its mapping. Its other options, such as `missing`, are chosen for each import.
    ProfileFinder.Profile profile() {
        var header = new ArrayList<>(layout.rejections().own());
        header.addAll(RejectionColumns.behind(header));
        var targets = new HashMap<Integer, String>();
        layout.attributes().forEach((column, key) -> targets.put(column, AttributeRules.PREFIX + key));
        layout.columns().forEach((field, column) -> targets.put(column, field.text()));
        var columns = new HashMap<String, String>();
        for (int column = 0; column < header.size(); column++) {
            columns.put(RejectionColumns.nameOf(header, column), targets.getOrDefault(column, ImportOptions.LEAVE_OUT));
        }
        return new ProfileFinder.Profile(RejectionProfile.name(id), columns, options());
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
