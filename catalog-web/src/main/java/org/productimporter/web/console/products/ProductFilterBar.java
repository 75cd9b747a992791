package org.productimporter.web.console.products;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;

/// Narrows the list. It shows what the address says, and hands changes to whoever changes the
/// address, once the user pauses.
final class ProductFilterBar extends Div {

    private final TextField search = part("Search", "SKU, name or description contains");
    private final TextField sku = part("SKU", "SKU contains");
    private final TextField name = part("Name", "Name contains");
    private final TextField description = part("Description", "Description contains");
    private final Select<Boolean> active = new Select<>();
    private ProductQuery shown = ProductQuery.ALL;

    ProductFilterBar(Consumer<ProductQuery> change) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        active.setAriaLabel("Active or inactive");
        active.setItems(true, false);
        active.setEmptySelectionAllowed(true);
        active.setEmptySelectionCaption("All products");
        active.setPlaceholder("All products");
        active.setItemLabelGenerator(ProductFilterBar::label);
        List.of(search, sku, name, description)
                .forEach(
                        field ->
                                field.addValueChangeListener(
                                        event -> changed(event.isFromClient(), change)));
        active.addValueChangeListener(event -> changed(event.isFromClient(), change));
        add(search, sku, name, description, active);
    }

    private static TextField part(String placeholder, String label) {
        var field = new TextField();
        field.setPlaceholder(placeholder);
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static String label(Boolean active) {
        if (active == null) {
            return "All products";
        }
        return active ? "Active" : "Inactive";
    }

    private void changed(boolean byUser, Consumer<ProductQuery> change) {
        if (byUser) {
            change.accept(
                    new ProductQuery(
                            search.getValue(),
                            sku.getValue(),
                            name.getValue(),
                            description.getValue(),
                            active.getValue(),
                            shown.ordering()));
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
