package org.productimporter.web.products.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnPathRenderer;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.search.PageAnchors;
import org.productimporter.web.products.search.ProductOrdering;
import org.productimporter.web.products.search.ProductOrdering.Direction;
import org.productimporter.web.products.ui.editor.RowEditor;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;

/// The list itself, read as far as the user scrolls, and anywhere once its length is known. Below
/// 700 px a product is a card in one column.
final class ProductGrid extends Grid<Product> {

    private static final int NARROW = 700;

    private final Column<Product> card;
    private final Renderer<Product> cards;
    private Renderer<Product> actions = nothing();
    private ProductOrdering ordering = ProductOrdering.BY_ID;
    private @Nullable ProductPages pages;
    private Runnable refolding = () -> {};

    /// @param card a product in one cell
    ProductGrid(Times times, ProductCard.Maker card) {
        addClassName("products");
        setAriaLabel("Products");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(ProductPages.SIZE);
        setPartNameGenerator(product -> product.active() ? null : "inactive");
        this.cards = new ComponentRenderer<>(card::of);
        this.card = addColumn(nothing()).setKey("card").setHeader("Product");
        addFields(times);
        fold(false);
        addAttachListener(this::followWidth);
    }

    /// A cell that nobody sees costs no component.
    private static Renderer<Product> nothing() {
        return new ColumnPathRenderer<>("nothing", product -> "");
    }

    private void addFields(Times times) {
        sortable(addColumn(Product::sku), ProductOrdering.Key.SKU, "SKU").setFlexGrow(2);
        sortable(addColumn(Product::name), ProductOrdering.Key.NAME, "Name").setFlexGrow(6);
        addColumn(Product::description).setHeader("Description").setFlexGrow(4);
        sortable(addColumn(ProductGrid::price), ProductOrdering.Key.PRICE, "Price").setTextAlign(ColumnTextAlign.END)
                .setWidth("124px")
                .setFlexGrow(0);
        addColumn(product -> product.active() ? "Active" : "Inactive").setKey("active")
                .setHeader("State")
                .setWidth("92px")
                .setFlexGrow(0);
        sortable(addColumn(product -> times.when(product.updatedAt())), ProductOrdering.Key.UPDATED_AT, "Changed")
                .setTooltipGenerator(product -> times.full(product.updatedAt()))
                .setWidth("112px")
                .setFlexGrow(0);
    }

    private void followWidth(AttachEvent attached) {
        var page = attached.getUI().getPage();
        fold(isNarrow(attached.getUI()));
        var resized = page.addBrowserWindowResizeListener(event -> fold(event.getWidth() < NARROW));
        addDetachListener(left -> {
            left.unregisterListener();
            resized.remove();
        });
    }

    private static boolean isNarrow(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        return details != null && details.getWindowInnerWidth() > 0 && details.getWindowInnerWidth() < NARROW;
    }

    /// Whether products are cards now.
    boolean isFolded() {
        return card.isVisible();
    }

    /// Hidden cells are made as well, so they are left empty.
    private void fold(boolean narrow) {
        var isOther = narrow != isFolded();
        getColumns().forEach(column -> column.setVisible(column.equals(card) == narrow));
        if (isOther) {
            card.setRenderer(narrow ? cards : nothing());
            showActions();
            refolding.run();
            getDataProvider().refreshAll();
        }
    }

    private static Column<Product> sortable(Column<Product> column, ProductOrdering.Key key, String heading) {
        return column.setKey(key.name()).setHeader(heading).setSortProperty(key.name());
    }

    static String price(Product product) {
        return product.price() == null ? Numbers.NONE : Numbers.price(product.price());
    }

    /// Lets products be chosen and changed in their line.
    ///
    /// @param buttons what can be done with a product
    void allowChanges(RowEditor editor, ProductCard.Maker buttons) {
        refolding = editor::moveToForm;
        var selection = (GridMultiSelectionModel<Product>) setSelectionMode(SelectionMode.MULTI);
        selection.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        editing(ProductOrdering.Key.SKU.name(), editor.fields.sku);
        editing(ProductOrdering.Key.NAME.name(), editor.fields.name);
        editing(ProductOrdering.Key.PRICE.name(), editor.fields.price);
        editing("active", editor.fields.active);
        actions = new ComponentRenderer<>(buttons::of);
        addColumn(isFolded() ? nothing() : actions).setKey("actions")
                .setHeader("Actions")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("244px")
                .setFlexGrow(0)
                .setEditorComponent(editor.buttons());
        addItemDoubleClickListener(event -> editor.edit(event.getItem()));
    }

    private void showActions() {
        var column = getColumnByKey("actions");
        if (column != null) {
            column.setRenderer(isFolded() ? nothing() : actions);
        }
    }

    private void editing(String key, Component field) {
        getColumnByKey(key).setEditorComponent(field);
    }

    /// Shows a list from its beginning.
    void show(ProductPages shown, ProductOrdering order) {
        pages = shown;
        ordering = order;
        sort(arrow(order));
        setItems(new CallbackDataProvider<Product, Void>(
                query -> shown.rows(query.getOffset(), query.getLimit()).stream(), query -> {
                    throw new IllegalStateException("The list is not counted");
                }, Product::id)).setItemCountUnknown();
    }

    /// Gives a list that is shown its length, so that every row can be scrolled to.
    void open(ProductPages shown, PageAnchors anchors) {
        if (shown.equals(pages) && anchors.isOpenAnywhere()) {
            shown.open(anchors);
            getLazyDataView().setItemCountCallback(query -> shown.count());
        }
    }

    private List<GridSortOrder<Product>> arrow(ProductOrdering order) {
        var column = getColumnByKey(order.key().name());
        if (column == null) {
            return List.of();
        }
        var direction = switch (order.direction()) {
            case ASCENDING -> SortDirection.ASCENDING;
            case DESCENDING -> SortDirection.DESCENDING;
        };
        return List.of(new GridSortOrder<>(column, direction));
    }

    /// Tells which other order the user asks for by a heading.
    void onOrdering(Consumer<ProductOrdering> asked) {
        addSortListener(event -> {
            var other = ordering(event.getSortOrder());
            if (!other.equals(ordering(arrow(ordering)))) {
                asked.accept(other);
            }
        });
    }

    private static ProductOrdering ordering(List<GridSortOrder<Product>> orders) {
        if (orders.isEmpty()) {
            return ProductOrdering.BY_ID;
        }
        var order = orders.getFirst();
        return new ProductOrdering(ProductOrdering.Key.valueOf(order.getSorted().getKey()),
                order.getDirection() == SortDirection.ASCENDING ? Direction.ASCENDING : Direction.DESCENDING);
    }

    /// Shows a product anew in its line.
    void replace(Product product) {
        if (pages != null) {
            pages.replace(product);
        }
        // An editor that closes has the line sent with the product as it was, and of two states
        // of one product that wait to be sent the grid takes any for the last.
        getElement().getNode()
                .runWhenAttached(ui -> ui.beforeClientResponse(this, _ -> getDataProvider().refreshItem(product)));
    }

    /// What users chose; empty when they may not.
    List<Long> chosen() {
        return getSelectedItems().stream().map(Product::id).toList();
    }
}
