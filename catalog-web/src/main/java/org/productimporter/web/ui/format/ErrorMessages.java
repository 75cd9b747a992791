package org.productimporter.web.ui.format;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.Optional;
import java.util.UUID;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.ui.kit.Toasts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/// What a user is told about errors that no page expected. Causes go to the log.
public final class ErrorMessages implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

    @Override
    public void error(ErrorEvent event) {
        var words = of(event.getThrowable());
        event.getComponent()
                .flatMap(Component::getUI)
                .or(() -> Optional.ofNullable(UI.getCurrent()))
                .ifPresent(ui -> show(ui, words));
    }

    private static void show(UI ui, String words) {
        var _ = ui.access(() -> Toasts.error(words));
    }

    /// A sentence for the user; what is not his doing is logged under a reference that he gets.
    public static String of(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem.detail();
        }
        if (failure instanceof AccessDeniedException) {
            return "Your role does not allow this. Ask an administrator";
        }
        var reference = UUID.randomUUID().toString();
        var what = failure instanceof DataAccessException ? "The database does not answer as it should"
                : "Something went wrong in the server";
        LOG.error("{} (reference {})", what, reference, failure);
        return what + "; the server's log has the details under reference " + reference;
    }
}
