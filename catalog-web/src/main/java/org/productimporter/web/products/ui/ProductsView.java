package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.export.ExportFormat;
import org.productimporter.web.products.export.ProductExportService;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductListService;
import org.productimporter.web.products.search.ProductPage;
import org.productimporter.web.products.ui.attributes.ColumnsDialog;
import org.productimporter.web.products.ui.attributes.ProductColumns;
import org.productimporter.web.products.ui.bulk.BulkActionRunner;
import org.productimporter.web.products.ui.bulk.SelectionBar;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.ui.push.BackgroundTask;

/// The page of the products: filtered and ordered by the URL, edited in place.
@Route("products")
@Menu(order = 1, title = "Products")
@PageTitle("Products · Product Importer")
@RolesAllowed(ScopeNames.PRODUCTS_READ)
class ProductsView extends Main implements BeforeEnterObserver {

    /// More keys than a product has attributes, few enough for a dialog.
    private static final int MAX_KEYS = 300;

    private final ProductService products;
    private final ProductListService lists;
    private final ProductExportService exports;
    private final ProductSaver saver;
    private final DeleteProductsDialog deleteDialog;
    private final boolean mayWrite;

    private final ProductFilterBar filters = new ProductFilterBar(ProductsView::navigate);
    private final ProductListSummary summary;
    private final ProductGrid grid;
    private final RowEditor editor;
    private final Card list;
    private volatile ProductQuery query = ProductQuery.ALL;

    ProductsView(ProductService products, ProductListService lists, ProductExportService exports,
            BulkActionRunner bulkActions, Clock clock, AuthenticationContext user) {
        this.products = products;
        this.lists = lists;
        this.exports = exports;
        this.saver = new ProductSaver(products);
        this.deleteDialog = new DeleteProductsDialog(products, this::reload);
        this.mayWrite = user.hasRole(ScopeNames.PRODUCTS_WRITE);
        summary = new ProductListSummary(mayWrite ? new SelectionBar(bulkActions, new Selectable()) : null);
        grid = new ProductGrid(Times.ofBrowser(clock), this::card);
        editor = new RowEditor(grid.getEditor(), saver, this::onSaved, this::openForm);
        list = new Card(grid);
        list.addClassName("product-list");
        if (mayWrite) {
            grid.enableEditing(editor, this::buttons);
            grid.asMultiSelect()
                    .addSelectionListener(event -> summary.showSelected(event.getAllSelectedItems().size()));
        }
        grid.showColumns(ProductColumns.remembered());
        grid.onOrderingChange(ordering -> navigate(query.withOrdering(ordering)));
        add(header(), filters, summary, list);
    }

    private PageHeader header() {
        var csv = new ExportLink("Export CSV", ExportFormat.CSV, exports, () -> query.filter());
        var xlsx = new ExportLink("Export XLSX", ExportFormat.XLSX, exports, () -> query.filter());
        var columns = new Button("Columns…", event -> chooseColumns());
        columns.addThemeVariants(ButtonVariant.TERTIARY);
        if (!mayWrite) {
            return new PageHeader("Products").actions(columns, csv, xlsx);
        }
        var create = new Button("New product", event -> create());
        var deleteAll = new Button("Delete all…", event -> deleteAll());
        deleteAll.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        return new PageHeader("Products").actions(deleteAll, columns, csv, xlsx, create);
    }

    private void chooseColumns() {
        try {
            new ColumnsDialog(ProductColumns.remembered(), lists.attributeKeys(MAX_KEYS), columns -> {
                columns.remember();
                grid.showColumns(columns);
            }).open();
        } catch (ProblemException timedOut) {
            Toasts.error(timedOut.detail());
        }
    }

    private static void navigate(ProductQuery target) {
        UI.getCurrentOrThrow().navigate("products", target.parameters());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = ProductQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        reload();
    }

    /// Reads the list from its start. Shows an error in place of the grid, for example after a timeout.
    private void reload() {
        editor.close();
        clearSelection();
        var shown = query;
        var pages = new ProductPages((start, size) -> lists.page(shown.filter(), shown.ordering(), start, size),
                ProductPages.sizeFor(shown.ordering()));
        try {
            var first = pages.first();
            show(first.results().isEmpty() ? emptyState() : grid);
            summary.showLag(first.lag());
            if (first.nextCursor() == null) {
                summary.showCount(new ProductPage.Count(first.results().size(), false));
            } else {
                summary.showMoreThan(first.results().size());
                countInBackground(shown, pages);
            }
            grid.show(pages, shown.ordering());
        } catch (ProblemException e) {
            show(new EmptyState("Couldn't load the products", e.detail(), new Button("Retry", event -> reload())));
        }
    }

    private void show(Component content) {
        summary.setVisible(content.equals(grid));
        list.removeAll();
        list.add(content);
    }

    private EmptyState emptyState() {
        if (query.isFiltered()) {
            return new EmptyState("No products match these filters", "Change the filters, or show",
                    new RouterLink("all products", ProductsView.class));
        }
        return new EmptyState("There are no products yet",
                mayWrite ? "Import a file of products, or create one with New product."
                        : "They are added by the first import.",
                new Anchor("imports", "Go to imports"));
    }

    /// Counting a filtered catalogue of millions takes a moment. The list works without the count, so errors are ignored.
    private void countInBackground(ProductQuery shown, ProductPages pages) {
        BackgroundTask.run("count-products", () -> lists.anchors(shown.filter(), shown.ordering()), anchors -> {
            if (shown.equals(query)) {
                summary.showCount(anchors.count());
                grid.setAnchors(pages, anchors);
            }
        }, error -> {});
    }

    private Component card(Product product) {
        return ProductCard.of(product, mayWrite ? buttons(product) : new Span());
    }

    private Component buttons(Product product) {
        return ProductCard.buttons(product, this::edit, deleteDialog::open);
    }

    private void edit(Product product) {
        if (grid.isShowingCards()) {
            openForm(product, ProductDraft.of(product));
        } else {
            editor.edit(product);
        }
    }

    private void openForm(Product product, ProductDraft entered) {
        new ProductDialog(saver, product, entered, this::onSaved).open();
    }

    private void onSaved(Product stored) {
        grid.replace(stored);
        Toasts.success(stored.sku() + " saved");
    }

    private void create() {
        new ProductDialog(saver, null, ProductDraft.EMPTY, created -> {
            Toasts.success(created.sku() + " created");
            reload();
        }).open();
    }

    private void clearSelection() {
        if (mayWrite) {
            grid.deselectAll();
            summary.showSelected(0);
        }
    }

    private final class Selectable implements SelectionBar.ProductList {

        @Override
        public ProductFilter filter() {
            return query.filter();
        }

        @Override
        public List<Long> selectedIds() {
            return grid.selectedIds();
        }

        @Override
        public void clearSelection() {
            ProductsView.this.clearSelection();
        }

        @Override
        public void reload() {
            ProductsView.this.reload();
        }
    }

    private void deleteAll() {
        new DeleteAllDialog(products, lists, count -> {
            Toasts.success(DeleteProductsDialog.deletedMessage(count));
            reload();
        }).open();
    }
}
