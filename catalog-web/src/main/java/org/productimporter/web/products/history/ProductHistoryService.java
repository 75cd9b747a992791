package org.productimporter.web.products.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.history.ProductHistoryRepository.Block;
import org.productimporter.web.products.history.ProductHistoryRepository.Place;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.stereotype.Service;

/// Reads the history of a product, newest change first, from block to block: each record names the block with the change
/// before. The history ends where a block has been removed. Thread-safe.
@Service
public class ProductHistoryService {

    private final ProductHistoryRepository history;

    ProductHistoryService(ProductHistoryRepository history) {
        this.history = history;
    }

    /// @param place of the change
    private record Link(Place place, Block block, ProductDifference difference) {}

    /// Returns a page of the history of a product.
    ///
    /// @throws ProblemException 400 if the cursor is invalid, 404 if the product does not exist
    @RequiresScope(Scope.PRODUCTS_READ)
    public Page<HistoryEntry> page(long id, @Nullable String cursor, int size) {
        var latest = history.find(id).orElseThrow(() -> ProblemException.notFound("There is no product " + id));
        return page(latest, cursor, size);
    }

    /// Returns a page of the history of the product that has this SKU in any case, or had it last.
    ///
    /// @throws ProblemException 400 if the cursor is invalid, 404 if no such product is known
    @RequiresScope(Scope.PRODUCTS_READ)
    public Page<HistoryEntry> pageBySku(String sku, @Nullable String cursor, int size) {
        var latest = history.findBySku(Whitespace.strip(sku))
                .orElseThrow(() -> ProblemException
                        .notFound("There is no product with SKU %s, and no history of a deleted one".formatted(sku)));
        return page(latest, cursor, size);
    }

    private Page<HistoryEntry> page(Place latest, @Nullable String cursor, int size) {
        var links = walk(cursor == null || cursor.isEmpty() ? latest : place(latest.productId(), cursor), size + 1);
        var entries = new ArrayList<HistoryEntry>();
        for (int no = 0; no < Math.min(size, links.size()); no++) {
            entries.add(entry(links.get(no), no + 1 < links.size() ? links.get(no + 1) : null));
        }
        return new Page<>(entries, links.size() <= size ? null : cursor(links.getLast().place()));
    }

    private List<Link> walk(Place from, int limit) {
        var links = new ArrayList<Link>();
        var next = link(from);
        while (next.isPresent()) {
            links.add(next.get());
            next = links.size() == limit ? Optional.empty() : next(next.get());
        }
        return links;
    }

    private Optional<Link> link(Place place) {
        if (place.changeId() == 0) {
            return Optional.empty();
        }
        return history.block(place.changeId())
                .map(block -> new Link(place, block,
                        DifferenceReader.find(block.differences(), place.productId()).orElseThrow(Cursor::invalid)));
    }

    private Optional<Link> next(Link link) {
        return link(new Place(link.place().productId(), link.difference().previousChange()));
    }

    /// @param before the change before, by which a change of the SKU is recognized; null if it is not known
    private static HistoryEntry entry(Link link, @Nullable Link before) {
        var block = link.block();
        var fields = new LinkedHashMap<String, FieldChange>();
        var sku = link.difference().sku().toString();
        var skuBefore = before == null ? sku : before.difference().sku().toString();
        if (!sku.equals(skuBefore)) {
            fields.put("sku", new FieldChange(skuBefore, sku));
        }
        fields.putAll(FieldChange.of(link.difference()));
        return new HistoryEntry(link.difference().version(), block.at(), block.by(), block.importId(), block.change(),
                fields);
    }

    private static String cursor(Place place) {
        return Cursor.encode(place.productId() + " " + place.changeId());
    }

    /// A cursor of another product is invalid.
    private static Place place(long productId, String cursor) {
        var prefix = productId + " ";
        var text = Cursor.decode(cursor);
        try {
            if (text.startsWith(prefix)) {
                return new Place(productId, Long.parseLong(text.substring(prefix.length())));
            }
        } catch (NumberFormatException e) {
            // Every invalid cursor has the same error.
        }
        throw Cursor.invalid();
    }
}
