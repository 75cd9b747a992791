package org.productimporter.web.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The colour scheme of the console: light, dark or as the operating system. A cookie stores it, so that the page loads in
/// the right colours and the server keeps no state.
final class ColorSchemePreference implements IndexHtmlRequestListener {

    private static final String COOKIE = "color-scheme";
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;

    /// The choices of the user menu.
    enum Scheme {
        SYSTEM("System default", ColorScheme.Value.SYSTEM),
        LIGHT("Light", ColorScheme.Value.LIGHT),
        DARK("Dark", ColorScheme.Value.DARK);

        private final String label;
        private final ColorScheme.Value value;

        Scheme(String label, ColorScheme.Value value) {
            this.label = label;
            this.value = value;
        }

        String label() {
            return label;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The choice of the current browser.
    static Scheme current() {
        var request = VaadinService.getCurrentRequest();
        return request == null ? Scheme.SYSTEM : chosen(request.getCookies());
    }

    private static Scheme chosen(Cookie[] cookies) {
        var value = Optional.ofNullable(cookies)
                .stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
        return Arrays.stream(Scheme.values())
                .filter(scheme -> value.isPresent() && scheme.text().equals(value.get()))
                .findFirst()
                .orElse(Scheme.SYSTEM);
    }

    /// Changes the page and stores the choice in the cookie.
    static void choose(UI ui, Scheme scheme) {
        ui.getPage().setColorScheme(scheme.value);
        var response = VaadinService.getCurrentResponse();
        if (response != null) {
            var cookie = new Cookie(COOKIE, scheme.text());
            cookie.setPath("/");
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var scheme = chosen(response.getVaadinRequest().getCookies());
        if (scheme != Scheme.SYSTEM) {
            response.getDocument()
                    .child(0)
                    .attr("style", "color-scheme: " + scheme.value.getValue())
                    .attr("theme", scheme.value.getThemeValue());
        }
    }
}
