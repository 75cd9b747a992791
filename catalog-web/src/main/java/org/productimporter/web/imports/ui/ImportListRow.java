package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ui.panels.ImportLabels;
import org.productimporter.web.ui.chart.SharesBar;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// A line of the list: an upload, and then the import that it becomes.
sealed interface ImportListRow {

    /// Tells lines apart.
    Object key();

    Component file();

    Component state();

    Component progress();

    Component rows();

    Component by();

    Component when();

    /// A file on its way, or one that was refused.
    record Sent(BrowserUpload upload, Runnable putAway) implements ImportListRow {

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
            return switch (upload.stage()) {
                case ARRIVING, ACCEPTED -> new Badge(Severity.ACTIVE, "Uploading");
                case REFUSED -> new Badge(Severity.ERROR, "Refused");
            };
        }

        @Override
        public Component progress() {
            if (upload.stage() == BrowserUpload.Stage.REFUSED) {
                var away = new Button("Put away", event -> putAway.run());
                away.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
                away.addClassName("as-link");
                return Texts.stack(new Span(upload.words()), away);
            }
            var rate = upload.bytesPerSecond();
            var words = "%s of %s%s".formatted(Numbers.bytes(upload.arrived()),
                    Numbers.bytes(Math.max(upload.bytes(), upload.arrived())),
                    rate == null ? "" : " · " + Numbers.bytes(rate) + "/s");
            return Texts.stack(Texts.spread(new Span(words), Texts.secondary(Numbers.left(upload.secondsLeft()))),
                    SharesBar.progress(upload.percent(), "Upload: " + words, "fill-upload"));
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

    /// An import.
    record Asked(ImportSummary status, Times times) implements ImportListRow {

        @Override
        public Object key() {
            return status.id();
        }

        @Override
        public Component file() {
            var link = new RouterLink(status.fileName(), ImportView.class, status.id());
            link.addClassName("strong");
            return Texts.stack(link, Texts.secondary(Numbers.bytes(status.bytesTotal())));
        }

        @Override
        public Component state() {
            return ImportLabels.badge(status);
        }

        @Override
        public Component progress() {
            return switch (status.state()) {
                case QUEUED -> Texts.secondary("Waits for a free importer");
                case RUNNING, STOPPING -> moving();
                case FAILED -> failed();
                case STOPPED, PREVIEWED, COMPLETED -> outcome();
            };
        }

        private Component moving() {
            return Texts.stack(
                    Texts.spread(new Span(ImportLabels.pace(status)), Texts.secondary(Numbers.left(status.etaSeconds()))),
                    SharesBar.progress(status.percent(), ImportLabels.pace(status), "fill-progress"));
        }

        private Component failed() {
            var error = status.error();
            return error == null ? Texts.secondary(status.message())
                    : Texts.stack(new Span(error.title()), Texts.secondary(error.action() == null ? "" : error.action()));
        }

        private Component outcome() {
            var shares = ImportLabels.shares(status.rows(), status.rowsDeactivated());
            return Texts.stack(SharesBar.of(shares, status.rows().read()), Texts.secondary(SharesBar.text(shares)));
        }

        @Override
        public Component rows() {
            var read = status.rows().read();
            return new Span(read == 0 ? Numbers.NONE : Numbers.count(read));
        }

        @Override
        public Component by() {
            return new Span(status.requestedBy());
        }

        @Override
        public Component when() {
            var when = new Span(times.when(status.requestedAt()));
            when.setTitle(times.full(status.requestedAt()));
            return when;
        }
    }
}
