package org.productimporter.web.console.imports;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.SharesBar;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.console.kit.Tone;

/// A line of the list: an upload, and then the import that it becomes.
sealed interface ListRow {

    /// Tells lines apart.
    Object key();

    Component file();

    Component state();

    Component progress();

    Component rows();

    Component by();

    Component when();

    /// A file on its way, or one that was refused.
    record Sent(Upload upload, Runnable putAway) implements ListRow {

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
            return Text.stack(Text.strong(upload.fileName()), Text.quiet(size));
        }

        @Override
        public Component state() {
            return switch (upload.stage()) {
                case ARRIVING, ACCEPTED -> new Badge(Tone.ACTIVE, "Uploading");
                case REFUSED -> new Badge(Tone.BAD, "Refused");
            };
        }

        @Override
        public Component progress() {
            if (upload.stage() == Upload.Stage.REFUSED) {
                var away = new Button("Put away", event -> putAway.run());
                away.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
                away.addClassName("as-link");
                return Text.stack(new Span(upload.words()), away);
            }
            var rate = upload.bytesPerSecond();
            var words =
                    "%s of %s%s"
                            .formatted(
                                    Numbers.bytes(upload.arrived()),
                                    Numbers.bytes(Math.max(upload.bytes(), upload.arrived())),
                                    rate == null ? "" : " · " + Numbers.bytes(rate) + "/s");
            return Text.stack(
                    Text.spread(new Span(words), Text.quiet(Numbers.left(upload.secondsLeft()))),
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
    record Asked(ImportSummary status, Times times) implements ListRow {

        @Override
        public Object key() {
            return status.id();
        }

        @Override
        public Component file() {
            var link = new RouterLink(status.fileName(), ImportView.class, status.id());
            link.addClassName("strong");
            return Text.stack(link, Text.quiet(Numbers.bytes(status.bytesTotal())));
        }

        @Override
        public Component state() {
            return ImportWords.badge(status);
        }

        @Override
        public Component progress() {
            return switch (status.state()) {
                case QUEUED -> Text.quiet("Waits for a free importer");
                case RUNNING, STOPPING -> moving();
                case FAILED -> failed();
                case STOPPED, PREVIEWED, COMPLETED -> outcome();
            };
        }

        private Component moving() {
            return Text.stack(
                    Text.spread(
                            new Span(ImportWords.pace(status)),
                            Text.quiet(Numbers.left(status.etaSeconds()))),
                    SharesBar.progress(
                            status.percent(), ImportWords.pace(status), "fill-progress"));
        }

        private Component failed() {
            var error = status.error();
            return error == null
                    ? Text.quiet(status.message())
                    : Text.stack(
                            new Span(error.title()),
                            Text.quiet(error.action() == null ? "" : error.action()));
        }

        private Component outcome() {
            var shares = ImportWords.shares(status.rows(), status.rowsDeactivated());
            return Text.stack(
                    SharesBar.of(shares, status.rows().read()),
                    Text.quiet(SharesBar.words(shares)));
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
