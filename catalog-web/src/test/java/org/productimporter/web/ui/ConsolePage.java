package org.productimporter.web.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A browser page with the console, operated in terms of a user. Not thread-safe.
public final class ConsolePage implements AutoCloseable {

    static final double TIMEOUT_MILLIS = 30_000;

    private static final String AXE = axe();

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private ConsolePage(String base, BrowserContext context) {
        this.base = base;
        this.context = context;
        this.page = context.newPage();
        page.setDefaultTimeout(TIMEOUT_MILLIS);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }

    static ConsolePage open(Browser browser, String base) {
        var options = new Browser.NewContextOptions().setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
        return new ConsolePage(base, browser.newContext(options));
    }

    @Override
    public void close() {
        context.close();
    }

    /// Playwright's page, for everything that has no method here.
    public Page page() {
        return page;
    }

    /// The errors in the browser console: script errors and violations of the content security policy.
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /// Signs in as one of [ConsoleUsers].
    public void signIn(String user) {
        page.navigate(base + "/login");
        trySignIn(user, ConsoleUsers.PASSWORD);
        page.waitForURL(url -> !url.contains("/login"));
    }

    /// Submits the sign-in form and does not wait for the result.
    void trySignIn(String user, String password) {
        page.locator("vaadin-login-form input[name=username]").fill(user);
        page.locator("vaadin-login-form input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    }

    /// Opens a path outside of the main layout.
    void visit(String path) {
        page.navigate(base + "/" + path);
    }

    /// Opens a path such as `imports?state=failed`.
    public void open(String path) {
        page.navigate(base + "/" + path);
        page.locator("vaadin-app-layout h1").waitFor();
    }

    /// Waits until a text is visible and returns its element.
    public Locator see(String text) {
        var found = page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)).first();
        found.waitFor();
        return found;
    }

    /// The button with exactly this name.
    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// The field with exactly this label.
    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Uploads a file with the button of the list of imports.
    public void choose(Path file) {
        page.waitForFileChooser(() -> button("Choose files…").click()).setFiles(file);
    }

    /// Changes the size of the viewport and the colour scheme.
    public void setScreen(int width, int height, boolean dark) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /// Saves a screenshot as PNG.
    public void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
    }

    /// The violations of WCAG 2.1 AA that axe finds on the page, one line each.
    public List<String> accessibilityFaults() {
        page.evaluate(AXE);
        var found = page.evaluate("""
                async () => (await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']
                })).violations.map(fault => fault.id + ': ' + fault.help + ' | '
                    + fault.nodes.slice(0, 3).map(node => node.target.join(' ')
                        + ' ' + node.html.substring(0, 120)).join(' ; '))
                """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = ConsolePage.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
