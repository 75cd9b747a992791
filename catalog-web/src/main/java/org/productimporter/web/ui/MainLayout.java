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

/// The layout of all pages: the side bar, which is a drawer on a narrow screen, with the navigation and the user menu. The
/// navigation lists the views with `@Menu` that the user may open.
@Layout
@AnonymousAllowed
class MainLayout extends AppLayout {

    /// The groups of the navigation. The order of a view's `@Menu` decides its group.
    private enum Group {
        WORK("", 0, 10), OPERATE("Operate", 10, 20), ADMINISTER("Administer", 20, 30);

        private final String label;
        private final double from;
        private final double to;

        Group(String label, double from, double to) {
            this.label = label;
            this.from = from;
            this.to = to;
        }

        private boolean contains(MenuEntry entry) {
            var order = entry.order() == null ? from : entry.order();
            return order >= from && order < to;
        }
    }

    MainLayout(AuthenticationContext user, UserService users) {
        setPrimarySection(Section.DRAWER);
        addToDrawer(productName(), navigation(), new UserMenu(user, users));
        addToNavbar(toggle(), productName());
    }

    private static DrawerToggle toggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Toggle navigation");
        return toggle;
    }

    private static Span productName() {
        var name = new Span("Product Importer");
        name.addClassName("product-name");
        return name;
    }

    private static Div navigation() {
        var entries = MenuConfiguration.getMenuEntries();
        var navigation = new Div();
        navigation.addClassName("navigation");
        Arrays.stream(Group.values())
                .map(group -> sideNav(group, entries.stream().filter(group::contains).toList()))
                .filter(nav -> !nav.getItems().isEmpty())
                .forEach(navigation::add);
        return navigation;
    }

    private static SideNav sideNav(Group group, List<MenuEntry> entries) {
        var nav = new SideNav();
        if (group.label.isEmpty()) {
            nav.getElement().setAttribute("aria-label", "Main");
        } else {
            nav.setLabel(group.label);
        }
        entries.forEach(entry -> {
            var item = new SideNavItem(entry.title(), entry.path());
            item.setMatchNested(!entry.path().isEmpty() && !entry.path().equals("/"));
            nav.addItem(item);
        });
        return nav;
    }
}
