package org.productimporter.web.products.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.bulk.BulkActionDialog;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.ViewTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@ViewTest
@AsEditor
class ProductsViewIT extends ProductsPage {

    @Test
    void listsProductsAndTheirCount() {
        lamps();

        open(Map.of());

        assertThat(rows()).containsExactly("A-1", "B-2", "C-3");
        var grid = test(grid());
        assertThat(List.of(grid.getCellText(1, grid.getColumnPosition("SKU")),
                grid.getCellText(1, grid.getColumnPosition("PRICE")),
                grid.getCellText(2, grid.getColumnPosition("PRICE")),
                grid.getCellText(2, grid.getColumnPosition("active"))))
                .containsExactly("B-2", "1,230.00", "–", "Inactive");
        assertThat(text()).contains("3 products");
    }

    @Test
    void urlFiltersAndOrdersTheList() {
        lamps();

        open(Map.of("search", "OAK", "active", "true", "ordering", "-price"));
        assertThat(rows()).containsExactly("B-2", "A-1");

        test(find(TextField.class).withAriaLabel("Name contains").single()).setValue("lam");
        assertThat(rows()).containsExactly("A-1");
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString()).contains("search=OAK",
                "name=lam", "active=true", "ordering=-price");
    }

    @Test
    void columnHeaderOrdersTheList() {
        lamps();
        open(Map.of());

        test(grid()).sortByColumn("NAME");

        assertThat(rows()).containsExactly("B-2", "A-1", "C-3");
    }

    @Test
    void readsLongListInPagesAndCountsInBackground() {
        database.sql("""
                with inserted as (
                    insert into product (sku, name)
                    select 'S-' || lpad(n::text, 4, '0'), 'Lamp'
                    from generate_series(1, 260) n
                    returning id
                )
                insert into product_outbox (product_ids, products, added)
                select array_agg(id), count(*), count(*)
                from inserted
                """).update();

        open(Map.of("ordering", "-sku"));

        assertThat(rows()).hasSize(260).startsWith("S-0260").endsWith("S-0001").doesNotHaveDuplicates();
        await().pollInSameThread().untilAsserted(() -> {
            var summary = find(ProductListSummary.class).single().getElement();
            assertThat(summary.getTextRecursively()).contains("260 products").doesNotContain("more than");
        });
    }

    @Test
    void emptyListSaysWhatToDo() {
        open(Map.of());
        assertThat(text()).contains("There are no products yet", "Go to imports");

        open(Map.of("search", "unicorn"));
        assertThat(text()).contains("No products match these filters", "all products");
    }

    @Test
    void deletesOneProductAfterConfirmation() {
        lamps();
        open(Map.of());
        clickInRow(1, "Delete");
        assertThat(stored()).hasSize(3);

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(rows()).containsExactly("A-1", "C-3");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void doesNotDeleteProductChangedByAnotherUser() {
        lamps();
        open(Map.of());
        clickInRow(0, "Delete");
        changeByAnotherUser();

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(stored()).hasSize(3);
        assertThat(test(grid()).getRow(0).name()).isEqualTo("Torch");
    }

    @Test
    void deletesSelectedProductsAfterConfirmation() {
        lamps();
        open(Map.of());
        test(grid()).select(0);
        test(grid()).select(2);
        assertThat(text()).contains("2 selected");

        click("Delete selected");
        click("Delete 2 products");

        awaitDialogEnds();
        assertThat(rows()).containsExactly("B-2");
        assertThat(stored()).hasSize(1);
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    private void awaitDialogEnds() {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(find(BulkActionDialog.class).all()).isEmpty();
        });
    }

    @Test
    void deletesAllProductsAfterTypedConfirmation() {
        lamps();
        open(Map.of("name", "lamp"));
        click("Delete all…");
        var dialog = find(DeleteAllDialog.class).single();
        assertThat(dialog.getElement().getTextRecursively()).contains("3 products will be deleted");
        var delete = find(Button.class).withText("Delete all products").single();
        assertThat(delete.isEnabled()).isFalse();
        type("Type DELETE ALL to confirm", "delete all");
        assertThat(delete.isEnabled()).isFalse();

        type("Type DELETE ALL to confirm", "DELETE ALL");
        click("Delete all products");

        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(find(DeleteAllDialog.class).all()).isEmpty();
        });
        assertThat(stored()).isEmpty();
    }

    @Test
    @AsViewer
    void viewerSeesNoActionsAndServiceRejectsThem() {
        lamps();

        open(Map.of());

        assertThat(rows()).containsExactly("A-1", "B-2", "C-3");
        assertThat(find(Button.class).all()).extracting(Button::getText)
                .doesNotContain("New product", "Delete all…", "Edit", "Delete");
        assertThat(grid().getColumnByKey("actions")).isNull();
        assertThat(find(Anchor.class).withText("Export CSV").all()).hasSize(1);
        assertThat(new ProductSaver(products).save(null, new ProductDraft("D", "D", "", null, true)))
                .isEqualTo(new ProductSaver.Outcome.Rejected("Your role does not allow this. Ask an administrator"));
        assertThatThrownBy(() -> products.deleteAll("user:viewer")).isInstanceOf(AccessDeniedException.class);
        assertThat(stored()).hasSize(3);
    }

    @Test
    @WithMockUser(authorities = "SCOPE_webhooks:manage")
    void userWithoutScopeSeesNothing() {
        open(Map.of());

        assertThat((Component) getCurrentView()).isNotInstanceOf(ProductsView.class);
    }
}
