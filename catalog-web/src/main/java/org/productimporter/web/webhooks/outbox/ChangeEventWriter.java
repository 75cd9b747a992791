package org.productimporter.web.webhooks.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.webhooks.EventType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes the events about the product changes of an import or of an action on many products. Thread-safe.
@Component
class ChangeEventWriter {

    /// An event that is not stored yet.
    record Draft(EventType type, String data) {}

    /// An item of `product.batch`.
    private record Item(long id, String sku, String change, long version) {}

    private static final int MAX_ITEMS = 100;

    /// The rest of the message takes less than 500 bytes of its 20 KB.
    private static final int MAX_ITEM_BYTES = 19_500;

    private final JsonMapper json;

    ChangeEventWriter(JsonMapper json) {
        this.json = json;
    }

    /// Events with up to 100 products and 20 KB each.
    ///
    /// @param importId the import that made the changes; null for a user or client
    List<Draft> batches(@Nullable Long importId, List<ProductChange> changes) {
        var batches = new ArrayList<Draft>();
        var items = new ArrayList<String>();
        var bytes = 0;
        for (var change : changes) {
            var item = json.writeValueAsString(new Item(change.id(), change.sku(), change.change(), change.version()));
            var length = item.getBytes(UTF_8).length + 1;
            if (items.size() == MAX_ITEMS || bytes + length > MAX_ITEM_BYTES) {
                batches.add(batch(importId, items));
                items.clear();
                bytes = 0;
            }
            items.add(item);
            bytes += length;
        }
        if (!items.isEmpty()) {
            batches.add(batch(importId, items));
        }
        return batches;
    }

    private static Draft batch(@Nullable Long importId, List<String> items) {
        return new Draft(EventType.PRODUCT_BATCH,
                "{\"import_id\":%s,\"changes\":[%s]}".formatted(importId, String.join(",", items)));
    }

    /// An event for each change of a subscribed type.
    List<Draft> each(List<ProductChange> changes, List<String> eventTypes) {
        return changes.stream()
                .map(change -> new Draft(type(change), json.writeValueAsString(change)))
                .filter(draft -> eventTypes.contains(draft.type().text()))
                .toList();
    }

    private static EventType type(ProductChange change) {
        return switch (change.change()) {
            case "created" -> EventType.PRODUCT_CREATED;
            case "deleted" -> EventType.PRODUCT_DELETED;
            default -> EventType.PRODUCT_UPDATED;
        };
    }
}
