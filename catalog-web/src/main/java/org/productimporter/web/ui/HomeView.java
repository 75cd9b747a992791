package org.productimporter.web.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.menu.MenuConfiguration;
import jakarta.annotation.security.PermitAll;
import org.productimporter.web.ui.kit.EmptyState;

/// The root path. Forwards to the first view of the menu that the user may open.
@Route("")
@PermitAll
class HomeView extends Main implements BeforeEnterObserver {

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        MenuConfiguration.getMenuEntries()
                .stream()
                .findFirst()
                .ifPresentOrElse(entry -> event.forwardTo(entry.path().replaceFirst("^/", "")), () -> add(
                        new EmptyState("You have no access yet", "Ask an administrator to assign a role to you.")));
    }
}
