package org.productimporter.web.webhooks.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.productimporter.web.webhooks.EventType;
import tools.jackson.databind.json.JsonMapper;

/// Writes the data of messages about changed products. Thread-safe.
final class ChangeMessages {

    /// One message, without what stands around its data.
    record Draft(EventType type, String data) {}

    private static final int MOST_ITEMS = 100;

    /// What stands around the items takes less than 500 bytes of the 20 KB of a message.
    private static final int MOST_ITEM_BYTES = 19_500;

    private final JsonMapper json;

    ChangeMessages(JsonMapper json) {
        this.json = json;
    }

    /// Messages of up to 100 thin items each, and no larger than 20 KB.
    List<Draft> batches(long importId, List<ChangedProduct> changes) {
        var batches = new ArrayList<Draft>();
        var items = new ArrayList<String>();
        var bytes = 0;
        for (var change : changes) {
            var item = json.writeValueAsString(thin(change));
            var length = item.getBytes(UTF_8).length + 1;
            if (items.size() == MOST_ITEMS || bytes + length > MOST_ITEM_BYTES) {
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

    private static Draft batch(long importId, List<String> items) {
        return new Draft(
                EventType.PRODUCT_BATCH,
                "{\"import_id\":%d,\"changes\":[%s]}".formatted(importId, String.join(",", items)));
    }

    private static Map<String, Object> thin(ChangedProduct change) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", change.id());
        item.put("sku", change.sku());
        item.put("change", change.change());
        item.put("version", change.version());
        return item;
    }

    /// A message for each change that the endpoint wants to know of.
    List<Draft> each(long importId, List<ChangedProduct> changes, List<String> wanted) {
        return changes.stream()
                .map(change -> single(importId, change))
                .filter(draft -> wanted.contains(draft.type().text()))
                .toList();
    }

    private Draft single(long importId, ChangedProduct change) {
        var type =
                change.change().equals("created")
                        ? EventType.PRODUCT_CREATED
                        : EventType.PRODUCT_UPDATED;
        var thin = json.writeValueAsString(thin(change));
        return new Draft(
                type,
                "%s,\"import_id\":%d,\"product\":%s}"
                        .formatted(
                                thin.substring(0, thin.length() - 1),
                                importId,
                                change.product() == null ? "null" : change.product()));
    }
}
