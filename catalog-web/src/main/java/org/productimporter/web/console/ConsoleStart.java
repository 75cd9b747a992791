package org.productimporter.web.console;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.productimporter.web.console.kit.ErrorWords;
import org.springframework.stereotype.Component;

/// What holds for every session of the console: how errors are told, and its colours.
@Component
class ConsoleStart implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new ColorChoice());
        event.getSource()
                .addSessionInitListener(
                        started -> started.getSession().setErrorHandler(new ErrorWords()));
    }
}
