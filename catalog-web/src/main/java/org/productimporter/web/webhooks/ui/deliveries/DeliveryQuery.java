package org.productimporter.web.webhooks.ui.deliveries;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of the delivery log that the query of the address selects.
public record DeliveryQuery(@Nullable String state, @Nullable String cursor) {

    static final DeliveryQuery ALL = new DeliveryQuery(null, null);

    static final List<String> STATES = List.of("pending", "delivered", "failed");

    /// Ignores an unknown state.
    public static DeliveryQuery of(QueryParameters query) {
        return new DeliveryQuery(query.getSingleParameter("state").filter(STATES::contains).orElse(null),
                query.getSingleParameter("cursor").orElse(null));
    }

    public QueryParameters parameters() {
        var values = new LinkedHashMap<String, String>();
        if (state != null) {
            values.put("state", state);
        }
        if (cursor != null) {
            values.put("cursor", cursor);
        }
        return QueryParameters.simple(values);
    }

    DeliveryQuery from(@Nullable String start) {
        return new DeliveryQuery(state, start);
    }
}
