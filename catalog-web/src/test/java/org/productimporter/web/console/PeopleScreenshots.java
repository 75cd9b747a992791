package org.productimporter.web.console;

import com.microsoft.playwright.Page.GetByLabelOptions;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.people.Users;
import org.springframework.beans.factory.annotation.Autowired;

/// Writes the pages of `docs/screenshots` that are about people. No test, like
/// [ConsoleScreenshots].
@BrowserTest
@Timeout(300)
class PeopleScreenshots {

    @Autowired private DataFolder data;
    @Autowired private Users users;

    @Test
    void take(@NobodyYet ConsolePage console) throws IOException {
        console.visit("setup");
        console.see("Set up Product Importer");
        type(console, "Setup code", "k7mz2p-guess");
        type(console, "Your name", ConsoleUsers.ADMIN);
        type(console, "Password", "short");
        console.see("Make me the administrator").click();
        console.see("This is not the setup code");
        ConsoleScreenshots.shoot(console, "setup");
        type(console, "Setup code", Files.readString(data.root().resolve("setup-code")).strip());
        type(console, "Password", ConsoleUsers.PASSWORD);
        console.see("Make me the administrator").click();
        console.see("Sign in to go on");
        ConsoleUsers.make(users);
        for (var i = 0; i < 9; i++) {
            console.trySignIn("editor", "not this one");
            console.page().waitForURL(url -> url.contains("error"));
            console.page().waitForTimeout(300);
        }
        console.see("There were too many attempts");
        ConsoleScreenshots.shoot(console, "sign-in-locked");
        console.signIn(ConsoleUsers.ADMIN);
        pages(console);
    }

    private static void pages(ConsolePage console) {
        console.open("people");
        console.see("New user");
        ConsoleScreenshots.shoot(console, "people");
        console.see("New user").click();
        console.see("Looks at products and imports");
        ConsoleScreenshots.shoot(console, "people-new");
        console.open("tokens");
        console.see("New token");
        ConsoleScreenshots.shoot(console, "tokens");
        console.see("New token").click();
        console.see("Last day");
        ConsoleScreenshots.shoot(console, "tokens-new");
        console.open("audit");
        console.see("setup.completed");
        ConsoleScreenshots.shoot(console, "audit");
    }

    private static void type(ConsolePage console, String label, String text) {
        console.page().getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
    }
}
