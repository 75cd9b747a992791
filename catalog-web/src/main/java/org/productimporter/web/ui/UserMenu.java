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

/// The user menu: colour scheme, password change and sign-out.
class UserMenu extends MenuBar {

    UserMenu(AuthenticationContext user, UserService users) {
        addClassName("user-menu");
        setThemeName("tertiary");
        var name = user.getPrincipalName().orElse("unknown");
        var top = addItem(name);
        top.setAriaLabel("Signed in as " + name);
        addColorSchemes(top);
        top.getSubMenu().addSeparator();
        user.getAuthenticatedUser(Object.class)
                .filter(UserPrincipal.class::isInstance)
                .map(UserPrincipal.class::cast)
                .ifPresent(principal -> top.getSubMenu()
                        .addItem("Change password…", event -> OwnPasswordDialog.open(users, principal, user::logout)));
        top.getSubMenu().addItem("Sign out", event -> user.logout());
    }

    private static void addColorSchemes(MenuItem top) {
        var current = ColorSchemePreference.current();
        var items = new EnumMap<Scheme, MenuItem>(Scheme.class);
        for (var scheme : Scheme.values()) {
            var item = top.getSubMenu().addItem(scheme.label());
            items.put(scheme, item);
            item.setCheckable(true);
            item.setChecked(scheme == current);
            item.addClickListener(event -> {
                ColorSchemePreference.choose(UI.getCurrentOrThrow(), scheme);
                items.forEach((other, otherItem) -> otherItem.setChecked(other == scheme));
            });
        }
    }
}
