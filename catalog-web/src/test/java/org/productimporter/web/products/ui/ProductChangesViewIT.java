package org.productimporter.web.products.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.ViewTest;
import org.productimporter.web.ui.kit.ErrorMessageLine;

@ViewTest
@AsEditor
class ProductChangesViewIT extends ProductsPage {

    @Test
    void createsProductAfterErrorsAreCorrected() {
        insert("a-1", "Lamp", "1");
        open(Map.of());
        click("New product");
        type("SKU", "A-1");
        type("Price", "12.505");
        click("Create");
        assertThat(error("Price")).isEqualTo("The price \"12.505\" has 3 decimals, at most 2 are allowed");
        assertThat(error("Name")).isEqualTo("The name is missing");

        type("Name", "Desk");
        assertThat(error("Name")).isEmpty();
        type("Price", "12.50");
        click("Create");
        assertThat(error("SKU")).startsWith("SKU A-1 belongs to product");

        type("SKU", "D-4");
        click("Create");
        assertThat(find(ProductDialog.class).all()).isEmpty();
        assertThat(stored()).containsExactly("D-4 | Desk |  | 12.50 | t | 1",
                "a-1 | Lamp | made of oak | 1.00 | t | 1");
        // In any order: each connection takes its IDs from a range of its own.
        assertThat(rows()).containsExactlyInAnyOrder("a-1", "D-4");
    }

    private String error(String label) {
        var field = find(TextField.class).withLabel(label).single();
        assertThat(field.isInvalid()).isEqualTo(!field.getErrorMessage().isEmpty());
        return field.getErrorMessage();
    }

    @Test
    void editsProductInItsRow() {
        lamps();
        open(Map.of());
        clickInRow(0, "Edit");
        test(inRow("PRICE")).setValue("much");
        clickInEditor("Save");
        assertThat(inRow("PRICE").getErrorMessage()).startsWith("\"much\" is not a price");

        test(inRow("PRICE")).setValue("13");
        clickInEditor("Save");

        assertThat(grid().getEditor().isOpen()).isFalse();
        assertThat(stored().getFirst()).isEqualTo("A-1 | Lamp | made of oak | 13.00 | t | 2");
        var grid = test(grid());
        assertThat(grid.getCellText(0, grid.getColumnPosition("PRICE"))).isEqualTo("13.00");
    }

    @Test
    void conflictCanBeOverwritten() {
        lamps();
        open(Map.of());
        clickInRow(0, "Edit");
        clickInEditor("More…");
        type("Name", "Light");
        changeByAnotherUser();
        click("Save");
        var dialog = find(ConflictDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("now at version 2", "Name", "Torch", "Light");

        click("Overwrite with mine");

        assertThat(stored().getFirst()).isEqualTo("A-1 | Light | made of oak | 12.50 | t | 3");
        assertThat(find(ProductDialog.class).all()).isEmpty();
        assertThat(test(grid()).getRow(0).name()).isEqualTo("Light");
    }

    @Test
    void conflictCanKeepOtherChange() {
        lamps();
        open(Map.of());
        clickInRow(0, "Edit");
        test(inRow("NAME")).setValue("Light");
        changeByAnotherUser();
        clickInEditor("Save");

        click("Keep theirs");

        assertThat(stored().getFirst()).isEqualTo("A-1 | Torch | made of oak | 12.50 | t | 2");
        assertThat(test(grid()).getRow(0).name()).isEqualTo("Torch");
    }

    @Test
    void deletedProductCannotBeSaved() {
        lamps();
        open(Map.of());
        clickInRow(0, "Edit");
        clickInEditor("More…");
        database.sql("delete from product where sku = 'A-1'").update();

        click("Save");

        assertThat(find(ErrorMessageLine.class).single().getText()).startsWith("There is no product");
    }
}
