package org.productimporter.web.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.EnumMap;
import org.productimporter.web.security.ui.OwnPasswordDialog;
import org.productimporter.web.security.users.UserPrincipal;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.ui.ColorSchemePreference.Scheme;

/// Who is signed in, the colours, the own password, and the way out.
class UserMenu extends MenuBar {

    UserMenu(AuthenticationContext user, UserService users) {
        addClassName("user-menu");
        setThemeName("tertiary");
        var name = user.getPrincipalName().orElse("nobody");
        var top = addItem(name);
        top.setAriaLabel("Signed in as " + name);
        colours(top);
        top.getSubMenu().addSeparator();
        user.getAuthenticatedUser(Object.class)
                .filter(UserPrincipal.class::isInstance)
                .map(UserPrincipal.class::cast)
                .ifPresent(self -> top.getSubMenu()
                        .addItem("Change password…", event -> OwnPasswordDialog.open(users, self, user::logout)));
        top.getSubMenu().addItem("Sign out", event -> user.logout());
    }

    private static void colours(MenuItem top) {
        var current = ColorSchemePreference.current();
        var items = new EnumMap<Scheme, MenuItem>(Scheme.class);
        for (var scheme : Scheme.values()) {
            var item = top.getSubMenu().addItem(scheme.label());
            items.put(scheme, item);
            item.setCheckable(true);
            item.setChecked(scheme == current);
            item.addClickListener(event -> {
                ColorSchemePreference.choose(UI.getCurrentOrThrow(), scheme);
                items.forEach((known, other) -> other.setChecked(known == scheme));
            });
        }
    }
}
