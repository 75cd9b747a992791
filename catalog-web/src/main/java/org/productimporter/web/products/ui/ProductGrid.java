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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.history.ui.ProductLink;
import org.productimporter.web.products.search.PageAnchors;
import org.productimporter.web.products.search.ProductOrdering;
import org.productimporter.web.products.search.ProductOrdering.Direction;
import org.productimporter.web.products.ui.attributes.ProductColumns;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;

/// The grid of the products. It reads pages as the user scrolls, and jumps anywhere once the length of the list is known.
/// Below 700 px it shows cards in one column.
final class ProductGrid extends Grid<Product> {

    private static final int MIN_WIDTH = 700;
    private static final String DESCRIPTION = "description";

    private final Column<Product> card;
    private final Renderer<Product> cards;
    private final Renderer<Product> skus =
            new ComponentRenderer<>(product -> new ProductLink(product.sku(), product.sku()));
    private Renderer<Product> actions = empty();
    private ProductOrdering ordering = ProductOrdering.BY_ID;
    private @Nullable ProductPages pages;
    private Runnable onLayoutChange = () -> {};
    private final List<Column<Product>> attributes = new ArrayList<>();
    private ProductColumns shown = ProductColumns.DEFAULTS;

    /// @param card creates the card of a product
    ProductGrid(Times times, ProductCard.CellFactory card) {
        addClassName("products");
        setAriaLabel("Products");
        addThemeVariants(GridVariant.NO_BORDER);
        setPageSize(ProductPages.SIZE);
        setPartNameGenerator(product -> product.active() ? null : "inactive");
        this.cards = new ComponentRenderer<>(card::create);
        this.card = addColumn(empty()).setKey("card").setHeader("Product");
        addFields(times);
        showCards(false);
        addAttachListener(this::followWidth);
    }

    /// A hidden cell must not create a component.
    private static Renderer<Product> empty() {
        return new ColumnPathRenderer<>("empty", product -> "");
    }

    private void addFields(Times times) {
        sortable(addColumn(skus), ProductOrdering.Key.SKU, "SKU").setFlexGrow(2);
        sortable(addColumn(Product::name), ProductOrdering.Key.NAME, "Name").setFlexGrow(6);
        addColumn(Product::description).setKey(DESCRIPTION).setHeader("Description").setFlexGrow(4);
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
        showCards(isNarrow(attached.getUI()));
        var resized = page.addBrowserWindowResizeListener(event -> showCards(event.getWidth() < MIN_WIDTH));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resized.remove();
        });
    }

    private static boolean isNarrow(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        return details != null && details.getWindowInnerWidth() > 0 && details.getWindowInnerWidth() < MIN_WIDTH;
    }

    boolean isShowingCards() {
        return card.isVisible();
    }

    /// The grid also creates hidden cells, so these are empty.
    private void showCards(boolean narrow) {
        var isChange = narrow != isShowingCards();
        getColumns().forEach(column -> column.setVisible(column.equals(card) == narrow && isChosen(column)));
        if (isChange) {
            card.setRenderer(narrow ? cards : empty());
            getColumnByKey(ProductOrdering.Key.SKU.name()).setRenderer(narrow ? empty() : skus);
            showActions();
            onLayoutChange.run();
            getDataProvider().refreshAll();
        }
    }

    private boolean isChosen(Column<Product> column) {
        return shown.description() || !DESCRIPTION.equals(column.getKey());
    }

    /// Shows these columns, those of attributes after the description.
    void showColumns(ProductColumns columns) {
        shown = columns;
        attributes.forEach(this::removeColumn);
        attributes.clear();
        var order = new ArrayList<>(getColumns());
        for (var key : columns.attributes()) {
            attributes.add(
                    addColumn(product -> product.attributes().getOrDefault(key, "")).setHeader(key).setFlexGrow(2));
        }
        order.addAll(order.indexOf(getColumnByKey(DESCRIPTION)) + 1, attributes);
        setColumnOrder(order);
        showCards(isShowingCards());
    }

    private static Column<Product> sortable(Column<Product> column, ProductOrdering.Key key, String heading) {
        return column.setKey(key.name()).setHeader(heading).setSortProperty(key.name());
    }

    static String price(Product product) {
        return product.price() == null ? Numbers.NONE : Numbers.price(product.price());
    }

    /// Adds selection, the row editor and the action column.
    ///
    /// @param buttons creates the buttons of a product
    void enableEditing(RowEditor editor, ProductCard.CellFactory buttons) {
        onLayoutChange = editor::moveToForm;
        var selection = (GridMultiSelectionModel<Product>) setSelectionMode(SelectionMode.MULTI);
        selection.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        setEditor(ProductOrdering.Key.SKU.name(), editor.fields.sku);
        setEditor(ProductOrdering.Key.NAME.name(), editor.fields.name);
        setEditor(ProductOrdering.Key.PRICE.name(), editor.fields.price);
        setEditor("active", editor.fields.active);
        actions = new ComponentRenderer<>(buttons::create);
        addColumn(isShowingCards() ? empty() : actions).setKey("actions")
                .setHeader("Actions")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("244px")
                .setFlexGrow(0)
                .setFrozenToEnd(true)
                .setEditorComponent(editor.buttons());
        addItemDoubleClickListener(event -> editor.edit(event.getItem()));
    }

    private void showActions() {
        var column = getColumnByKey("actions");
        if (column != null) {
            column.setRenderer(isShowingCards() ? empty() : actions);
        }
    }

    private void setEditor(String key, Component field) {
        getColumnByKey(key).setEditorComponent(field);
    }

    /// Shows a list from its start.
    void show(ProductPages list, ProductOrdering listOrdering) {
        pages = list;
        ordering = listOrdering;
        sort(sortOrder(listOrdering));
        setItems(new CallbackDataProvider<Product, Void>(
                query -> list.rows(query.getOffset(), query.getLimit()).stream(), query -> {
                    throw new IllegalStateException("The length of the list is unknown");
                }, Product::id)).setItemCountUnknown();
    }

    /// Sets the length of the list, so that the user can scroll to every row. Ignored if another list is shown.
    void setAnchors(ProductPages list, PageAnchors anchors) {
        if (list.equals(pages) && anchors.isRandomAccess()) {
            list.setAnchors(anchors);
            getLazyDataView().setItemCountCallback(query -> list.count());
        }
    }

    private List<GridSortOrder<Product>> sortOrder(ProductOrdering order) {
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

    /// Adds a listener for another ordering that the user selects by a column header.
    void onOrderingChange(Consumer<ProductOrdering> listener) {
        addSortListener(event -> {
            var other = ordering(event.getSortOrder());
            if (!other.equals(ordering(sortOrder(ordering)))) {
                listener.accept(other);
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

    /// Updates the row of a product.
    void replace(Product product) {
        if (pages != null) {
            pages.replace(product);
        }
        // A closing editor sends its old row once more, and of two pending states of a row the grid may keep either.
        getElement().getNode()
                .runWhenAttached(ui -> ui.beforeClientResponse(this, _ -> getDataProvider().refreshItem(product)));
    }

    /// Returns the IDs of the selected products.
    List<Long> selectedIds() {
        return getSelectedItems().stream().map(Product::id).toList();
    }
}
