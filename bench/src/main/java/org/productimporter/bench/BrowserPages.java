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

/// Pages of Chromium, each with its own session. The browser runs with the lowest priority, so that it takes no processor
/// time that the server needs. For one thread.
final class BrowserPages implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double TIMEOUT_MILLIS = 120_000;

    /// Also lowers the priority of the autogroup: Linux ignores the niceness of processes in different autogroups.
    private static final String LOW_PRIORITY = """
            #!/bin/sh
            { echo 19 > /proc/$$/autogroup; } 2>/dev/null
            exec nice -n 19 %s "$@"
            """.formatted(CHROMIUM);

    /// Counts the messages that the server pushes.
    private static final String COUNT_MESSAGES = """
            window.messages = 0;
            const Original = window.WebSocket;
            window.WebSocket = class extends Original {
                constructor(...all) {
                    super(...all);
                    this.addEventListener('message', () => window.messages++);
                }
            };
            """;

    private final URI server;
    private final Playwright playwright;
    private final Browser browser;
    private final List<Page> pages = new ArrayList<>();

    /// Starts the browser without a page.
    ///
    /// @param folder folder for the start script
    BrowserPages(URI server, Path folder) {
        this.server = server;
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setExecutablePath(startScript(folder))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--renderer-process-limit=8"));
        browser = playwright.chromium().launch(options);
    }

    private static Path startScript(Path folder) {
        try {
            var script = folder.resolve("chromium");
            Files.writeString(script, LOW_PRIORITY);
            return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens blank pages, each with a new session.
    void signIn(int count) {
        while (pages.size() < count) {
            var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
            context.addInitScript(COUNT_MESSAGES);
            context.addCookies(List.of(cookie()));
            pages.add(page(context));
        }
    }

    private Cookie cookie() {
        return new Cookie("JSESSIONID", FormSignIn.session(server, BenchmarkServer.PASSWORD))
                .setDomain(server.getHost())
                .setPath("/");
    }

    private static Page page(BrowserContext context) {
        var page = context.newPage();
        page.setDefaultTimeout(TIMEOUT_MILLIS);
        return page;
    }

    /// Opens a path in all pages and waits until each shows the text.
    void open(String path, String text) {
        for (var page : pages) {
            page.navigate(server.resolve(path).toString(),
                    new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        }
        awaitText(text);
    }

    /// Waits until each page shows the text.
    void awaitText(String text) {
        for (var page : pages) {
            page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)).first().waitFor();
        }
    }

    /// Leaves the console in all pages. The sessions stay open.
    void navigateAway() {
        pages.forEach(page -> page.navigate("about:blank"));
    }

    /// Average number of messages that the server has sent to a page since it was opened.
    double messagesPerPage() {
        return pages.stream()
                .mapToInt(page -> ((Number) page.evaluate("window.messages")).intValue())
                .average()
                .orElse(0);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
