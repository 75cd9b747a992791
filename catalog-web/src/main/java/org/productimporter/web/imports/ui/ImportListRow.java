package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ui.panels.ImportLabels;
import org.productimporter.web.imports.ui.panels.UndoPanel;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// A row of the list of imports: an upload or an import.
sealed interface ImportListRow {

    /// Identifies the row.
    Object key();

    Component file();

    Component state();

    Component progress();

    Component rows();

    Component by();

    Component when();

    /// An upload that is running or was rejected.
    record UploadRow(BrowserUpload upload, Runnable dismiss) implements ImportListRow {

        static Object key(long number) {
            return "upload " + number;
        }

        @Override
        public Object key() {
            return key(upload.number());
        }

        @Override
        public Component file() {
            var size = upload.bytes() < 0 ? "" : Numbers.bytes(upload.bytes());
            return Texts.stack(Texts.strong(upload.fileName()), Texts.secondary(size));
        }

        @Override
        public Component state() {
            return switch (upload.state()) {
                case UPLOADING, ACCEPTED -> new Badge(Severity.ACTIVE, "Uploading");
                case REJECTED -> new Badge(Severity.ERROR, "Rejected");
            };
        }

        @Override
        public Component progress() {
            if (upload.state() == BrowserUpload.State.REJECTED) {
                var button = new Button("Dismiss", event -> dismiss.run());
                button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
                button.addClassName("as-link");
                return Texts.stack(new Span(upload.error()), button);
            }
            var rate = upload.bytesPerSecond();
            var text = "%s of %s%s".formatted(Numbers.bytes(upload.received()),
                    Numbers.bytes(Math.max(upload.bytes(), upload.received())),
                    rate == null ? "" : " · " + Numbers.bytes(rate) + "/s");
            return Texts.stack(Texts.spread(new Span(text), Texts.secondary(Numbers.left(upload.secondsLeft()))),
                    SharesBar.progress(upload.percent(), "Upload: " + text, "fill-upload"));
        }

        @Override
        public Component rows() {
            return new Span(Numbers.NONE);
        }

        @Override
        public Component by() {
            return new Span(upload.user());
        }

        @Override
        public Component when() {
            return new Span("now");
        }
    }

    /// @param mayConfirm whether the user may confirm a mapping
    record ImportRow(ImportSummary summary, Times times, boolean mayConfirm) implements ImportListRow {

        @Override
        public Object key() {
            return summary.id();
        }

        @Override
        public Component file() {
            var link = new RouterLink(summary.fileName(), ImportView.class, summary.id());
            link.addClassName("strong");
            return Texts.stack(link, Texts.secondary(Numbers.bytes(summary.bytesTotal())));
        }

        @Override
        public Component state() {
            return ImportLabels.badge(summary);
        }

        @Override
        public Component progress() {
            return switch (summary.state()) {
                case QUEUED -> Texts.secondary("Waiting for an importer");
                case NEEDS_MAPPING -> needsMapping();
                case RUNNING, STOPPING, UNDOING -> running();
                case FAILED -> failed();
                case STOPPED, PREVIEWED, COMPLETED, UNDONE -> outcome();
            };
        }

        private Component needsMapping() {
            if (!mayConfirm) {
                return Texts.secondary("Waiting for a confirmed mapping");
            }
            var link = new Anchor("imports/" + summary.id() + "/mapping", "Confirm mapping");
            link.addClassName("as-button");
            link.getElement().setAttribute("aria-label", "Confirm mapping of " + summary.fileName());
            return link;
        }

        private Component running() {
            var text = ImportLabels.progress(summary);
            return Texts.stack(Texts.spread(new Span(text), Texts.secondary(Numbers.left(summary.etaSeconds()))),
                    SharesBar.progress(summary.percent(), text, "fill-progress"));
        }

        private Component failed() {
            var error = summary.error();
            return error == null ? Texts.secondary(summary.message())
                    : Texts.stack(new Span(error.title()),
                            Texts.secondary(error.action() == null ? "" : error.action()));
        }

        private Component outcome() {
            var undo = summary.undo();
            if (undo != null) {
                var undone = UndoPanel.shares(undo.effect());
                return Texts.stack(SharesBar.of(undone, undo.effect().products()),
                        Texts.secondary(ImportLabels.undo(undo.effect())));
            }
            var shares = ImportLabels.shares(summary.rows(), summary.rowsDeactivated());
            return Texts.stack(SharesBar.of(shares, summary.rows().read()), Texts.secondary(SharesBar.text(shares)));
        }

        @Override
        public Component rows() {
            var read = summary.rows().read();
            return new Span(read == 0 ? Numbers.NONE : Numbers.count(read));
        }

        @Override
        public Component by() {
            return new Span(summary.requestedBy());
        }

        @Override
        public Component when() {
            var when = new Span(times.when(summary.requestedAt()));
            when.setTitle(times.full(summary.requestedAt()));
            return when;
        }
    }
}
