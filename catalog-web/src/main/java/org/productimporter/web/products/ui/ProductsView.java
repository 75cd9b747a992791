package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ui.ImportsView;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.search.ProductCount;
import org.productimporter.web.products.ui.editor.DeleteAllDialog;
import org.productimporter.web.products.ui.editor.DeleteProductsDialog;
import org.productimporter.web.products.ui.editor.ProductDialog;
import org.productimporter.web.products.ui.editor.ProductSaver;
import org.productimporter.web.products.ui.editor.RowEditor;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.ui.push.BackgroundTask;

/// The catalogue: found by the filter in the address, changed in place.
@Route("products")
@Menu(order = 1, title = "Products")
@PageTitle("Products · Product Importer")
@RolesAllowed(ScopeNames.PRODUCTS_READ)
class ProductsView extends Main implements BeforeEnterObserver {

    private final ProductDoors doors;
    private final ProductSaver save;
    private final DeleteProductsDialog delete;
    private final boolean mayWrite;

    private final ProductFilterBar filters = new ProductFilterBar(ProductsView::go);
    private final ProductListSummary line = new ProductListSummary(this::deleteChosen, this::chooseNone);
    private final ProductGrid grid;
    private final RowEditor editor;
    private final Card list;
    private volatile ProductQuery query = ProductQuery.ALL;

    ProductsView(ProductDoors doors, AuthenticationContext signedIn) {
        this.doors = doors;
        this.save = new ProductSaver(doors.products());
        this.delete = new DeleteProductsDialog(doors.products(), this::reload);
        this.mayWrite = signedIn.hasRole(ScopeNames.PRODUCTS_WRITE);
        grid = new ProductGrid(Times.ofBrowser(doors.clock()), this::card);
        editor = new RowEditor(grid.getEditor(), save, this::changed, this::open);
        list = new Card(grid);
        list.addClassName("product-list");
        if (mayWrite) {
            grid.allowChanges(editor, this::buttons);
            grid.asMultiSelect().addSelectionListener(event -> line.chosen(event.getAllSelectedItems().size()));
        }
        grid.onOrdering(ordering -> go(query.ordered(ordering)));
        add(head(), filters, line, list);
    }

    private PageHeader head() {
        var export = new ExportLink(doors.lists(), () -> query.filter());
        if (!mayWrite) {
            return new PageHeader("Products").actions(export);
        }
        var create = new Button("New product", event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var deleteAll = new Button("Delete all…", event -> deleteAll());
        deleteAll.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        return new PageHeader("Products").actions(deleteAll, export, create);
    }

    private static void go(ProductQuery target) {
        UI.getCurrentOrThrow().navigate("products", target.parameters());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = ProductQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        reload();
    }

    /// Reads the list from its beginning. It is told in place when that does not work, such as a
    /// search that takes too long.
    private void reload() {
        editor.close();
        chooseNone();
        var asked = query;
        var pages = new ProductPages((start, size) -> doors.lists().page(asked.filter(), asked.ordering(), start, size),
                ProductPages.stepOf(asked.ordering()));
        try {
            var first = pages.first();
            show(first.results().isEmpty() ? nothing() : grid);
            line.behind(first.behind());
            if (first.nextCursor() == null) {
                line.counted(new ProductCount(first.results().size(), false));
            } else {
                line.moreThan(first.results().size());
                measure(asked, pages);
            }
            grid.show(pages, query.ordering());
        } catch (ProblemException refused) {
            line.setVisible(false);
            show(new EmptyState("The list could not be read", refused.detail(),
                    new Button("Try again", event -> reload())));
        }
    }

    private void show(Component content) {
        line.setVisible(content.equals(grid));
        list.removeAll();
        list.add(content);
    }

    private EmptyState nothing() {
        if (query.isFiltered()) {
            return new EmptyState("No product is like that", "Change the filter, or look at",
                    new RouterLink("all products", ProductsView.class));
        }
        return new EmptyState("There are no products yet",
                mayWrite ? "Import a file of products, or make one with New product."
                        : "They come with the first import.",
                new RouterLink("Go to imports", ImportsView.class));
    }

    /// Beside the list, which is there at once: a filtered catalogue of millions takes a moment
    /// to be counted, and it does not matter when that fails.
    private void measure(ProductQuery asked, ProductPages pages) {
        BackgroundTask.run("measure-products", () -> doors.lists().anchors(asked.filter(), asked.ordering()),
                anchors -> {
                    if (asked.equals(query)) {
                        line.counted(anchors.count());
                        grid.open(pages, anchors);
                    }
                }, refused -> {});
    }

    private Component card(Product product) {
        return ProductCard.of(product, mayWrite ? buttons(product) : new Span());
    }

    private Component buttons(Product product) {
        return ProductCard.buttons(product, this::edit, delete::one);
    }

    private void edit(Product product) {
        if (grid.isFolded()) {
            open(product, ProductDraft.of(product));
        } else {
            editor.edit(product);
        }
    }

    private void open(Product product, ProductDraft typed) {
        new ProductDialog(save, product, typed, this::changed).open();
    }

    private void changed(Product stored) {
        grid.replace(stored);
        Toasts.success(stored.sku() + " is saved");
    }

    private void create() {
        new ProductDialog(save, null, ProductDraft.EMPTY, created -> {
            Toasts.success(created.sku() + " is in the catalogue");
            reload();
        }).open();
    }

    private void chooseNone() {
        if (mayWrite) {
            grid.deselectAll();
        }
    }

    private void deleteChosen() {
        delete.some(grid.chosen());
    }

    private void deleteAll() {
        new DeleteAllDialog(doors.products(), doors.lists(), count -> {
            Toasts.success(DeleteProductsDialog.said(count));
            reload();
        }).open();
    }
}
