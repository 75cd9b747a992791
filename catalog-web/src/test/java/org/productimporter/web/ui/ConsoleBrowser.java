package org.productimporter.web.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.productimporter.web.security.users.UserService;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Provides the [ConsolePage] for methods of a [BrowserTest]. All tests of the JVM share one installed Chromium. Each page
/// has its own session.
public final class ConsoleBrowser implements ParameterResolver {

    private static final Namespace SPACE = Namespace.create(ConsoleBrowser.class);
    private static final List<Path> CHROMIUMS =
            Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .toList();

    /// The browser. JUnit closes it after the last test.
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            var chromium = CHROMIUMS.stream()
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "No Chromium in /usr/bin; install it, for" + " example: apt-get install chromium"));
            // As long as a page waits for what it shall see.
            PlaywrightAssertions.setDefaultAssertionTimeout(ConsolePage.TIMEOUT_MILLIS);
            var playwright = Playwright
                    .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var options = new BrowserType.LaunchOptions().setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu"));
            return new Running(playwright, playwright.chromium().launch(options));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ConsolePage.class;
    }

    @Override
    public ConsolePage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var running = context.getRoot()
                .getStore(SPACE)
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
        var server = SpringExtension.getApplicationContext(context);
        var port = server.getEnvironment().getRequiredProperty("local.server.port");
        var page = ConsolePage.open(running.browser(), "http://localhost:" + port);
        // The store closes the page after the method. A method may have several pages.
        context.getStore(SPACE).put(parameter.getIndex(), page);
        if (!parameter.isAnnotated(NotSignedIn.class)) {
            ConsoleUsers.create(server.getBean(UserService.class));
            page.signIn(parameter.findAnnotation(SignedInAs.class).map(SignedInAs::value).orElse(ConsoleUsers.EDITOR));
        }
        return page;
    }
}
