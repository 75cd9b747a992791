package org.productimporter.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pages of a real Chromium, each with a session of its own. The browser gives way to every other
/// program, so that it takes from the server no processor time that the server wants. For one
/// thread.
final class OpenPages implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double WAIT_MILLIS = 120_000;

    /// Where Linux groups processes by their session, the niceness that counts is the group's.
    private static final String POLITE = """
            #!/bin/sh
            { echo 19 > /proc/$$/autogroup; } 2>/dev/null
            exec nice -n 19 %s "$@"
            """.formatted(CHROMIUM);

    /// Counts what the server pushes.
    private static final String COUNT_NEWS = """
            window.news = 0;
            const Plain = window.WebSocket;
            window.WebSocket = class extends Plain {
                constructor(...all) {
                    super(...all);
                    this.addEventListener('message', () => window.news++);
                }
            };
            """;

    private final URI server;
    private final Playwright playwright;
    private final Browser browser;
    private final List<Page> pages = new ArrayList<>();

    /// Starts the browser, without a page.
    ///
    /// @param folder for a script that starts it politely
    OpenPages(URI server, Path folder) {
        this.server = server;
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setExecutablePath(polite(folder))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--renderer-process-limit=8"));
        browser = playwright.chromium().launch(options);
    }

    private static Path polite(Path folder) {
        try {
            var script = folder.resolve("polite-chromium");
            Files.writeString(script, POLITE);
            return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Signs in anew for each page.
    void signIn(int count) {
        while (pages.size() < count) {
            var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
            context.addInitScript(COUNT_NEWS);
            context.addCookies(List.of(cookie()));
            pages.add(page(context));
        }
    }

    private Cookie cookie() {
        return new Cookie("JSESSIONID", SignIn.session(server, Server.PASSWORD)).setDomain(server.getHost())
                .setPath("/");
    }

    private static Page page(BrowserContext context) {
        var page = context.newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        return page;
    }

    /// Opens a path in all pages, and returns when each shows a text.
    void open(String path, String text) {
        for (var page : pages) {
            page.navigate(server.resolve(path).toString(),
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        }
        awaitText(text);
    }

    /// Returns when every page shows a text.
    void awaitText(String text) {
        for (var page : pages) {
            page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)).first().waitFor();
        }
    }

    /// Ends what the pages show, and keeps their sessions.
    void leave() {
        pages.forEach(page -> page.navigate("about:blank"));
    }

    /// How often the server sent something to a page since it was opened, on average.
    double newsPerPage() {
        return pages.stream().mapToInt(page -> ((Number) page.evaluate("window.news")).intValue()).average().orElse(0);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
