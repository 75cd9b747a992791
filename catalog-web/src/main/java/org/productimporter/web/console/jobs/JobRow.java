package org.productimporter.web.console.jobs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.jobs.detail.ExecutionView;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.SharesBar;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Times;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobRecords.Execution;

/// A line of the list: an execution, and its import as far as it is still there.
record JobRow(Execution execution, @Nullable ImportSummary status, Times times) {

    long id() {
        return execution.id();
    }

    JobRow with(ImportSummary news) {
        return new JobRow(execution, news, times);
    }

    Component number() {
        var link =
                new RouterLink(Numbers.count(execution.id()), ExecutionView.class, execution.id());
        link.addClassName("strong");
        return Text.stack(link, Text.quiet(execution.name()));
    }

    Component state() {
        return ExecutionWords.badge(execution, status);
    }

    Component progress() {
        if (status == null || !ExecutionWords.isLatest(execution, status)) {
            return Text.quiet(message());
        }
        if (ImportWords.isMoving(status)) {
            var pace = ImportWords.pace(status);
            return Text.stack(
                    Text.spread(new Span(pace), Text.quiet(Numbers.left(status.etaSeconds()))),
                    SharesBar.progress(status.percent(), pace, "fill-progress"));
        }
        if (status.state() == ImportState.FAILED) {
            return status.error() == null
                    ? Text.quiet(message())
                    : new Span(status.error().title());
        }
        var shares = ImportWords.shares(status.rows(), status.rowsDeactivated());
        return Text.quiet(SharesBar.words(shares));
    }

    private String message() {
        var message = execution.exitMessage();
        return message == null || message.isBlank() ? Numbers.NONE : message;
    }

    Component importLink() {
        if (status == null) {
            return Text.quiet(
                    execution.importId() == null
                            ? Numbers.NONE
                            : Numbers.count(execution.importId()) + ", deleted");
        }
        return new RouterLink(status.fileName(), ImportView.class, status.id());
    }

    Component when() {
        var when = new Span(times.when(execution.createdAt()));
        when.setTitle(times.full(execution.createdAt()));
        return when;
    }

    Component took() {
        return new Span(ExecutionWords.took(execution, status, times.now()));
    }
}
