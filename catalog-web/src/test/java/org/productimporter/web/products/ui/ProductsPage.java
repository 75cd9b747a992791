package org.productimporter.web.products.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Actions on the page of the products, for its tests.
abstract class ProductsPage extends BrowserlessViewTest {

    @Autowired JdbcClient database;
    @Autowired ProductService products;

    @BeforeEach
    void clear() {
        database.sql("truncate product").update();
    }

    void insert(String sku, String name, @Nullable String price) {
        database.sql("""
                with inserted as (
                    insert into product (sku, name, description, price, active)
                    values (:sku, :name, 'made of oak', cast(:price as numeric), :name <> 'Old')
                    returning id
                )
                select append_product_outbox(array_agg(id), count(*))
                from inserted
                """).param("sku", sku).param("name", name).param("price", price).query(Long.class).single();
    }

    void lamps() {
        insert("A-1", "Lamp", "12.50");
        insert("B-2", "Chair", "1230.00");
        insert("C-3", "Old", null);
    }

    List<@Nullable String> stored() {
        return database.sql("""
                select concat_ws(' | ', sku, name, description, price, active, version)
                from product
                order by sku
                """).query(String.class).list();
    }

    void changeByAnotherUser() {
        database.sql("""
                update product
                set name = 'Torch', version = version + 1
                where sku = 'A-1'
                """).update();
    }

    void open(Map<String, String> query) {
        UI.getCurrent().navigate("products", QueryParameters.simple(query));
    }

    ProductGrid grid() {
        return find(ProductGrid.class).single();
    }

    List<String> rows() {
        return grid().getLazyDataView().getItems().map(Product::sku).toList();
    }

    String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    void clickInRow(int row, String label) {
        var cell = test(grid()).getCellComponent(row, "actions");
        test(find(Button.class).from(cell).withText(label).single()).click();
    }

    void type(String label, String value) {
        test(find(TextField.class).withLabel(label).single()).setValue(value);
    }

    TextField inRow(String column) {
        return (TextField) grid().getColumnByKey(column).getEditorComponent();
    }

    /// Clicks a button of the edited row, which a browser would show in the row.
    void clickInEditor(String label) {
        var buttons = grid().getColumnByKey("actions").getEditorComponent();
        buttons.getChildren()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(label))
                .forEach(Button::click);
    }
}
