package org.productimporter.web.imports.ui.preview;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.differences.DifferenceService;
import org.productimporter.web.imports.differences.DifferenceService.Order;
import org.productimporter.web.imports.differences.ImportPreview;
import org.productimporter.web.imports.differences.PreviewService;
import org.productimporter.web.imports.ui.preview.PreviewLabels.Filter;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.EmptyState;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// What a previewed import would change: what is unusual first, then the products by the change of their price. Hidden in
/// other states.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public final class PreviewPanel extends Div {

    private static final int PAGE_SIZE = 20;

    private final PreviewService previews;
    private final DifferenceService differences;
    private final Div list = new Div();
    private long importId;

    PreviewPanel(PreviewService previews, DifferenceService differences) {
        this.previews = previews;
        this.differences = differences;
        setVisible(false);
    }

    /// Shows the preview when the import has one; a preview does not change.
    public void show(ImportSummary summary) {
        var previewed = summary.state() == ImportState.PREVIEWED;
        if (previewed && !isVisible()) {
            importId = summary.id();
            removeAll();
            previews.find(importId).ifPresent(this::open);
        }
        setVisible(previewed);
    }

    private void open(ImportPreview preview) {
        var filter = filter(preview);
        var card = Card.titled("Changes if applied", filter);
        card.add(new PreviewNotes(preview.flags(), importId, previews), list);
        add(card);
        showPage(null, null);
    }

    private Select<Filter> filter(ImportPreview preview) {
        var select = new Select<Filter>();
        var filters = PreviewLabels.filters(preview);
        select.setAriaLabel("Kind of change");
        select.setItemLabelGenerator(Filter::label);
        select.setItems(filters);
        select.setValue(filters.getFirst());
        select.addValueChangeListener(event -> showPage(event.getValue(), null));
        return select;
    }

    private void showPage(@Nullable Filter filter, @Nullable String cursor) {
        var kind = filter == null ? null : filter.kind();
        var page = differences.page(importId, kind == null ? null : kind.text(), Order.PRICE_CHANGE, cursor, PAGE_SIZE);
        list.removeAll();
        if (page.results().isEmpty()) {
            list.add(new EmptyState("No product would change", "All rows equal their products, or are rejected."));
        } else {
            list.add(DifferenceTable.of(page.results()), pager(filter, cursor, page.nextCursor()));
        }
    }

    private Div pager(@Nullable Filter filter, @Nullable String cursor, @Nullable String nextCursor) {
        var pager = new Div();
        pager.addClassName("pager");
        if (cursor != null) {
            pager.add(pagerButton("First page", () -> showPage(filter, null)));
        }
        if (nextCursor != null) {
            pager.add(pagerButton("Next page", () -> showPage(filter, nextCursor)));
        }
        return pager;
    }

    private static Button pagerButton(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
