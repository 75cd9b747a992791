package org.productimporter.web.products.ui.bulk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.BulkAction;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductPage;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.ui.push.BackgroundTask;

/// The selected products of the list, or all that match, with the actions on them.
public final class SelectionBar extends Div {

    /// The list that the bar belongs to.
    public interface ProductList {

        ProductFilter filter();

        /// The IDs of the checked rows.
        List<Long> selectedIds();

        void clearSelection();

        /// Reads the list again.
        void reload();
    }

    private final BulkActionRunner runner;
    private final ProductList list;
    private final Span selected = Texts.strong("");
    private final Button selectAll = small("", this::selectAll);
    private final Div buttons;
    private BulkSelection.@Nullable Matching matching;

    public SelectionBar(BulkActionRunner runner, ProductList list) {
        this.runner = runner;
        this.list = list;
        addClassName("actions");
        selected.getElement().setAttribute("role", "status");
        var delete = small("Delete selected", () -> open(BulkAction.DELETE));
        delete.addThemeVariants(ButtonVariant.ERROR);
        buttons = new Div(small("Activate", () -> open(BulkAction.ACTIVATE)),
                small("Deactivate", () -> open(BulkAction.DEACTIVATE)), delete, small("Clear selection", this::clear));
        buttons.addClassName("actions");
        add(selected, selectAll, buttons);
        showSelected(0);
    }

    private static Button small(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    /// Shows the length of the list, null while it is unknown, in the button that selects all of it.
    public void showLength(ProductPage.@Nullable Count count) {
        var number = count == null || count.isEstimate() ? "" : " " + Numbers.count(count.products());
        selectAll.setText("Select all" + number + (list.filter().equals(ProductFilter.ALL) ? "" : " that match"));
    }

    /// Shows the number of checked rows, which replace a selection of all.
    public void showSelected(int rows) {
        matching = null;
        selected.setText(rows == 0 ? "" : Numbers.count(rows) + " selected");
        selectAll.setEnabled(true);
        selectAll.setVisible(true);
        buttons.setVisible(rows > 0);
    }

    /// Counts exactly, which takes a moment for millions of products.
    private void selectAll() {
        var filter = list.filter();
        list.clearSelection();
        selectAll.setEnabled(false);
        BackgroundTask.run("select-all-products", () -> runner.select(filter), found -> {
            if (filter.equals(list.filter())) {
                show(found);
            }
        }, why -> {
            selectAll.setEnabled(true);
            Toasts.error(why);
        });
    }

    private void show(BulkSelection.Matching found) {
        matching = found;
        selected.setText("%s selected: %s".formatted(Numbers.count(found.count(), "product", "products"),
                found.filter().equals(ProductFilter.ALL) ? "the whole catalogue" : "all that match"));
        selectAll.setVisible(false);
        buttons.setVisible(found.count() > 0);
    }

    private void clear() {
        list.clearSelection();
        showSelected(0);
    }

    private void open(BulkAction action) {
        var selection = matching == null ? new BulkSelection.Rows(list.selectedIds()) : matching;
        new BulkActionDialog(runner, action, selection, list::reload).open();
    }
}
