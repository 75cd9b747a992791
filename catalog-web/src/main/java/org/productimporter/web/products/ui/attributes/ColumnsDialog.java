package org.productimporter.web.products.ui.attributes;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Chooses the columns of the grid.
public final class ColumnsDialog extends Dialog {

    /// @param keys of the attributes that products have
    public ColumnsDialog(ProductColumns chosen, List<String> keys, Consumer<ProductColumns> onChosen) {
        addClassName("product-dialog");
        setHeaderTitle("Columns");
        var description = new Checkbox("Description", chosen.description());
        var all = new TreeSet<>(keys);
        all.addAll(chosen.attributes());
        var attributes = new CheckboxGroup<String>("Attributes");
        attributes.setItems(all);
        attributes.select(chosen.attributes());
        attributes.addClassName("columns");
        attributes.setVisible(!all.isEmpty());
        add(description, attributes);
        if (all.isEmpty()) {
            add(new Paragraph(
                    "No product has attributes. An import adds them if its other columns are kept as attributes."));
        }
        var show = new Button("Show", event -> {
            close();
            onChosen.accept(
                    new ProductColumns(description.getValue(), List.copyOf(new TreeSet<>(attributes.getValue()))));
        });
        show.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", event -> close()), show);
    }
}
