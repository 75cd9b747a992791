package org.productimporter.web.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Optional;
import org.productimporter.web.ui.format.ErrorMessages;
import org.productimporter.web.ui.kit.Toasts;
import org.springframework.web.util.DisconnectedClientHelper;

/// Configures each session: the error handler and the colour scheme.
@SpringComponent
class ConsoleInitListener implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new ColorSchemePreference());
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(ConsoleInitListener::showError));
    }

    /// Shows an error, except to a user who has left the page, for example during a download.
    private static void showError(ErrorEvent event) {
        if (DisconnectedClientHelper.isClientDisconnectedException(event.getThrowable())) {
            return;
        }
        var message = ErrorMessages.of(event.getThrowable());
        event.getComponent()
                .flatMap(Component::getUI)
                .or(() -> Optional.ofNullable(UI.getCurrent()))
                .filter(UI::isAttached)
                .ifPresent(ui -> {
                    var _ = ui.access(() -> Toasts.error(message));
                });
    }
}
