package org.productimporter.web.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.stereotype.Component;

/// What holds for every session of the console: how errors are told, and its colours.
@Component
class ConsoleInitListener implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new ColorSchemePreference());
        event.getSource().addSessionInitListener(started -> started.getSession().setErrorHandler(new ErrorMessages()));
    }
}
