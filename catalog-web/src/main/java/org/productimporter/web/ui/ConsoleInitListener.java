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

/// Configures each session: the error handler and the colour scheme.
@SpringComponent
class ConsoleInitListener implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new ColorSchemePreference());
        event.getSource()
                .addSessionInitListener(init -> init.getSession().setErrorHandler(ConsoleInitListener::showError));
    }

    private static void showError(ErrorEvent event) {
        var message = ErrorMessages.of(event.getThrowable());
        event.getComponent().flatMap(Component::getUI).or(() -> Optional.ofNullable(UI.getCurrent())).ifPresent(ui -> {
            var _ = ui.access(() -> Toasts.error(message));
        });
    }
}
