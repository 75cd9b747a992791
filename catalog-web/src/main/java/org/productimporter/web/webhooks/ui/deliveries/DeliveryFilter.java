package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.ui.kit.EmptyState;

/// Selects the state of the shown deliveries. The selection is part of the address.
final class DeliveryFilter extends Select<String> {

    private static final String ALL = "All deliveries";

    DeliveryFilter(long webhook) {
        setAriaLabel("State");
        setItems(DeliveryQuery.STATES);
        setEmptySelectionAllowed(true);
        setEmptySelectionCaption(ALL);
        setPlaceholder(ALL);
        setItemLabelGenerator(DeliveryFilter::label);
        addThemeVariants(SelectVariant.SMALL);
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                UI.getCurrentOrThrow()
                        .navigate("webhooks/" + webhook, new DeliveryQuery(event.getValue(), null).parameters());
            }
        });
    }

    private static String label(@Nullable String state) {
        return state == null ? ALL : DeliveryLabels.state(state);
    }

    void show(DeliveryQuery query) {
        setValue(query.state());
    }

    /// Shown instead of an empty log.
    static EmptyState emptyState(DeliveryQuery query) {
        return query.equals(DeliveryQuery.ALL)
                ? new EmptyState("No deliveries yet",
                        "Deliveries appear here when products or imports change. Send a test to check the connection.")
                : new EmptyState("No deliveries match this filter", "Choose another state.");
    }
}
