package org.productimporter.web.security.ui.session;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.productimporter.web.security.rights.RightsService;

/// Adds the [RightsInterceptor] to Vaadin.
@SpringComponent
class RightsInitListener implements VaadinServiceInitListener {

    private final RightsService rights;

    RightsInitListener(RightsService rights) {
        this.rights = rights;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addVaadinRequestInterceptor(new RightsInterceptor(rights));
    }
}
