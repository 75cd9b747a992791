package org.productimporter.web.imports.ui.preview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.web.imports.differences.ImportDifference;
import org.productimporter.web.products.history.FieldChange;
import org.productimporter.web.products.history.ui.FieldChangeLine;
import org.productimporter.web.products.history.ui.HistoryLabels;
import org.productimporter.web.products.history.ui.ProductLink;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// Differences of products: SKU, kind, change of the price, and old and new values.
final class DifferenceTable {

    private DifferenceTable() {}

    static DataTable<ImportDifference> of(List<ImportDifference> differences) {
        var table = new DataTable<ImportDifference>("Changes of products", difference -> difference)
                .column("Product", Kind.FIXED, DifferenceTable::product)
                .column("Change", Kind.FIXED, difference -> HistoryLabels.badge(difference.change()))
                .column("Price change", Kind.NUMBER,
                        difference -> new Span(PreviewLabels.percent(difference.pricePercent())))
                .column("Old → new", Kind.FIXED, DifferenceTable::fields);
        table.addClassName("differences");
        table.setItems(differences);
        return table;
    }

    private static boolean isNew(ImportDifference difference) {
        return difference.change().equals(ChangeKind.CREATED.text());
    }

    private static Component product(ImportDifference difference) {
        return isNew(difference) ? new Span(difference.sku()) : new ProductLink(difference.sku(), difference.sku());
    }

    private static Component fields(ImportDifference difference) {
        var lines = Texts.stack();
        difference.fields().forEach((field, change) -> {
            if (!isNew(difference)) {
                lines.add(FieldChangeLine.of(field, change));
            } else if (change.after() != null && !change.after().equals("")) {
                lines.add(newValue(field, change));
            }
        });
        return lines;
    }

    private static Div newValue(String field, FieldChange change) {
        var line = new Div(Texts.secondary(HistoryLabels.field(field) + " "),
                new Span(HistoryLabels.value(field, change.after())));
        line.addClassName("field-change");
        return line;
    }
}
