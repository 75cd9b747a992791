package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.ui.kit.EmptyState;

/// Narrows the log to a state. It shows what the address says, and changes the address.
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

    /// Why there is nothing to see.
    static EmptyState nothing(DeliveryQuery query) {
        return query.equals(DeliveryQuery.ALL)
                ? new EmptyState("Nothing was sent yet",
                        "Messages appear here when a product or an import changes. Send a test to"
                                + " see whether the receiver answers.")
                : new EmptyState("No delivery is like that", "Choose another state.");
    }
}
