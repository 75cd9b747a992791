package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.ImportUndo;
import org.productimporter.model.imports.UndoEffect;
import org.productimporter.web.imports.KeptProductService;
import org.productimporter.web.imports.KeptProductService.KeptProduct;
import org.productimporter.web.products.history.ui.ProductLink;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.chart.SharesBar.Share;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// What the undo of an import has removed, restored and kept, and on request the kept products.
public final class UndoPanel extends Div {

    private static final int PAGE_SIZE = 20;

    private final KeptProductService products;
    private final Times times;
    private final Slot<ImportUndo> request = new Slot<>(this::request);
    private final Slot<UndoEffect> effect = new Slot<>(UndoPanel::figures);
    private final Button showKept = new Button("Show kept products", event -> showKept(null));
    private final Div kept = new Div();
    private long importId;

    public UndoPanel(KeptProductService products, Times times) {
        this.products = products;
        this.times = times;
        kept.addClassName("expanded");
        var card = Card.titled("Undo", request);
        card.add(effect, new Div(showKept), kept);
        add(card);
        setVisible(false);
    }

    public void show(ImportSummary summary) {
        importId = summary.id();
        var undo = summary.undo();
        setVisible(undo != null);
        request.show(undo);
        effect.show(undo == null ? null : undo.effect());
        showKept.setVisible(undo != null && undo.effect().kept().changedSince() > 0);
    }

    private Span request(ImportUndo undo) {
        return Texts.secondary("requested by %s, %s".formatted(undo.requestedBy(), times.when(undo.requestedAt())));
    }

    /// The figures of an effect, which has happened or would happen.
    public static Div figures(UndoEffect effect) {
        var row = new Div(figure("Removed", effect.removed(), "new with this import"),
                figure("Restored", effect.restored(), "get back their old values"),
                figure("Kept", effect.kept().changedSince(), "changed or deleted since"));
        row.addClassNames("figures", "figures-3");
        return Texts.stack(row, SharesBar.of(shares(effect), effect.products()));
    }

    private static Div figure(String label, long number, String meaning) {
        var shown = new Span(Numbers.count(number));
        shown.addClassName("figure");
        return Texts.stack(Texts.secondary(label), shown, Texts.secondary(meaning));
    }

    /// The products by outcome, in the order of the bar.
    public static List<Share> shares(UndoEffect effect) {
        return List.of(new Share("removed", effect.removed(), "fill-new"),
                new Share("restored", effect.restored(), "fill-updated"),
                new Share("kept", effect.kept().changedSince(), "fill-duplicate"));
    }

    private void showKept(@Nullable String cursor) {
        var page = products.page(importId, cursor, PAGE_SIZE);
        var table = new DataTable<KeptProduct>("Kept products", KeptProduct::id)
                .column("SKU", Kind.FIXED, product -> new ProductLink(product.sku(), product.sku()))
                .column("Reason", Kind.FIXED, this::reason);
        table.setItems(page.results());
        var pager = new Div();
        pager.addClassName("pager");
        var next = page.nextCursor();
        if (next != null) {
            pager.add(pagerButton("Next page", () -> showKept(next)));
        }
        pager.add(pagerButton("Close", kept::removeAll));
        kept.removeAll();
        kept.add(table, pager);
    }

    private Span reason(KeptProduct product) {
        var by = product.changedBy();
        var at = product.changedAt();
        var reason = new Span((product.reason().equals("deleted") ? "Deleted" : "Changed")
                + (by == null ? " since" : " by " + by) + (at == null ? "" : ", " + times.when(at)));
        if (product.importId() != null) {
            reason.add(new Span(" · "),
                    new Anchor("imports/" + product.importId(), "import " + Numbers.count(product.importId())));
        }
        return reason;
    }

    private static Button pagerButton(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
