package org.productimporter.web.ui;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.security.users.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Writes the pages of `docs/screenshots` that are about users. No test, like
/// [ConsoleScreenshots].
@BrowserTest
@Timeout(300)
class UserScreenshots {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private UserService users;

    @Test
    void take(@NotSignedIn ConsolePage console) throws IOException {
        console.visit("setup");
        console.see("Set up Product Importer");
        console.field("Setup code").fill("k7mz2p-guess");
        console.field("Your name").fill(ConsoleUsers.ADMIN);
        console.field("Password").fill("short");
        console.see("Create administrator").click();
        console.see("This is not the setup code");
        ConsoleScreenshots.shoot(console, "setup");
        console.field("Setup code")
                .fill(Files.readString(data.root().resolve("setup-code")).strip());
        console.field("Password").fill(ConsoleUsers.PASSWORD);
        console.see("Create administrator").click();
        console.see("Sign in to continue");
        ConsoleScreenshots.shoot(console, "sign-in");
        ConsoleUsers.create(users);
        lockOut(console);
        ConsoleScreenshots.shoot(console, "sign-in-locked");
        console.signIn(ConsoleUsers.ADMIN);
        token("shop-sync", "editor", "products:read\", \"imports:write");
        token("prometheus", "admin", "metrics:read");
        pages(console);
    }

    private static void lockOut(ConsolePage console) {
        var locked = console.page().getByText("Too many attempts");
        while (!locked.isVisible()) {
            console.page()
                    .waitForResponse(
                            answer -> answer.url().contains("error"),
                            () -> console.trySignIn(ConsoleUsers.EDITOR, "not this one"));
            console.page().waitForLoadState();
            console.see("Couldn't sign in");
        }
    }

    private void token(String name, String owner, String scopes) {
        Rest.administrator(port, data.root())
                .json(
                        "/api/tokens",
                        "{\"name\": \"%s\", \"owner\": \"%s\", \"scopes\": [\"%s\"]}"
                                .formatted(name, owner, scopes));
    }

    private static void pages(ConsolePage console) {
        console.open("users");
        console.see("New user");
        ConsoleScreenshots.shoot(console, "users");
        console.see("New user").click();
        console.see("Looks at products and imports");
        ConsoleScreenshots.shoot(console, "users-new");
        console.open("tokens");
        console.see("New token");
        ConsoleScreenshots.shoot(console, "tokens");
        console.see("New token").click();
        console.see("Last day");
        ConsoleScreenshots.shoot(console, "tokens-new");
        console.open("audit");
        console.see("setup.completed");
        ConsoleScreenshots.shoot(console, "audit");
        console.page().getByLabel("Signed in as admin").click();
        console.see("Change password…").click();
        console.see("All your sessions end");
        ConsoleScreenshots.shoot(console, "own-password");
    }
}
