package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import org.productimporter.web.jobs.TakeoverService;
import org.productimporter.web.jobs.TakeoverService.Lease;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// The node that runs the execution and its last heartbeat; if the node is dead, a button that releases the import to
/// the other nodes.
public final class TakeoverPanel extends Div {

    private final TakeoverService takeovers;
    private final long executionId;
    private final Button recover = new Button("Recover", event -> recover());

    /// @param mayWrite whether the user may recover the import
    public TakeoverPanel(TakeoverService takeovers, long executionId, boolean mayWrite) {
        this.takeovers = takeovers;
        this.executionId = executionId;
        recover.addThemeVariants(ButtonVariant.PRIMARY);
        recover.setVisible(mayWrite);
    }

    void refresh() {
        var lease = takeovers.lease(executionId);
        removeAll();
        if (lease.isEmpty()) {
            return;
        }
        var words = words(lease.get());
        add(lease.get().isExpired() ? Texts.spread(
                new Badge(Severity.ERROR, words + ". The node is dead; recover to continue on another node"), recover)
                : Texts.secondary(words));
    }

    private static String words(Lease lease) {
        return lease.silence() == null ? "Node %s: no heartbeat".formatted(lease.node())
                : "Node %s: last heartbeat %d s ago".formatted(lease.node(), Math.max(0, lease.silence().toSeconds()));
    }

    private void recover() {
        if (ActionFeedback.run(() -> takeovers.takeOver(executionId))) {
            Toasts.success("Released to another node");
        }
        refresh();
    }
}
