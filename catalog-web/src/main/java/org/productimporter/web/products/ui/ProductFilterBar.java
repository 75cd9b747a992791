package org.productimporter.web.products.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import org.productimporter.web.ui.kit.FilterField;

/// The filter fields of the list. They show the query of the URL and pass changes on when the user pauses.
final class ProductFilterBar extends Div {

    private final TextField search = FilterField.text("Search", "SKU, name or description contains");
    private final TextField sku = FilterField.text("SKU", "SKU contains");
    private final TextField name = FilterField.text("Name", "Name contains");
    private final TextField description = FilterField.text("Description", "Description contains");
    private final Select<Boolean> active = new Select<>();
    private ProductQuery shown = ProductQuery.ALL;

    ProductFilterBar(Consumer<ProductQuery> onChange) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        active.setAriaLabel("Active or inactive");
        active.setItems(true, false);
        active.setEmptySelectionAllowed(true);
        active.setEmptySelectionCaption("All products");
        active.setPlaceholder("All products");
        active.setItemLabelGenerator(ProductFilterBar::label);
        List.of(search, sku, name, description)
                .forEach(field -> field.addValueChangeListener(event -> publish(event.isFromClient(), onChange)));
        active.addValueChangeListener(event -> publish(event.isFromClient(), onChange));
        add(search, sku, name, description, active);
    }

    private static String label(Boolean active) {
        if (active == null) {
            return "All products";
        }
        return active ? "Active" : "Inactive";
    }

    private void publish(boolean byUser, Consumer<ProductQuery> onChange) {
        if (byUser) {
            onChange.accept(new ProductQuery(search.getValue(), sku.getValue(), name.getValue(), description.getValue(),
                    active.getValue(), shown.ordering()));
        }
    }

    void show(ProductQuery query) {
        shown = query;
        search.setValue(query.search());
        sku.setValue(query.sku());
        name.setValue(query.name());
        description.setValue(query.description());
        active.setValue(query.active());
    }
}
