package org.productimporter.web.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Arrays;
import java.util.List;
import org.productimporter.web.security.users.UserService;

/// The frame around the pages: the side bar, which becomes a drawer on a narrow screen, and the
/// user's menu. It offers the pages with `@Menu` that the user may open.
@Layout
@AnonymousAllowed
class MainLayout extends AppLayout {

    /// The parts of the side bar; the order of a page's `@Menu` decides where it stands.
    private enum Group {
        WORK("", 0, 10), OPERATE("Operate", 10, 20), ADMINISTER("Administer", 20, 30);

        private final String label;
        private final double from;
        private final double before;

        Group(String label, double from, double before) {
            this.label = label;
            this.from = from;
            this.before = before;
        }

        private boolean holds(MenuEntry entry) {
            var order = entry.order() == null ? from : entry.order();
            return order >= from && order < before;
        }
    }

    MainLayout(AuthenticationContext user, UserService users) {
        setPrimarySection(Section.DRAWER);
        addToDrawer(name(), navigation(), new UserMenu(user, users));
        addToNavbar(toggle(), name());
    }

    private static DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Open or close the navigation");
        return toggle;
    }

    private static Span name() {
        var name = new Span("Product Importer");
        name.addClassName("product-name");
        return name;
    }

    private static Div navigation() {
        var entries = MenuConfiguration.getMenuEntries();
        var navigation = new Div();
        navigation.addClassName("navigation");
        Arrays.stream(Group.values())
                .map(group -> part(group, entries.stream().filter(group::holds).toList()))
                .filter(part -> !part.getItems().isEmpty())
                .forEach(navigation::add);
        return navigation;
    }

    private static SideNav part(Group group, List<MenuEntry> entries) {
        var part = new SideNav();
        if (group.label.isEmpty()) {
            part.getElement().setAttribute("aria-label", "Main");
        } else {
            part.setLabel(group.label);
        }
        entries.forEach(entry -> {
            var item = new SideNavItem(entry.title(), entry.path());
            item.setMatchNested(!entry.path().isEmpty() && !entry.path().equals("/"));
            part.addItem(item);
        });
        return part;
    }
}
