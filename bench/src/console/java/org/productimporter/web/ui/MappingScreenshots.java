package org.productimporter.web.ui;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes the images of the confirmation of a mapping and of the profiles; see [ConsoleScreenshots].
@BrowserTest
@Timeout(300)
class MappingScreenshots {

    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Test
    void take(ConsolePage console) throws IOException {
        var id = WaitingMapping.german(database, data);
        console.open("imports");
        console.see("Confirm mapping");
        ConsoleScreenshots.shoot(console, "imports-needs-mapping");
        console.open("imports/" + id);
        console.see("Needs mapping");
        ConsoleScreenshots.shoot(console, "import-needs-mapping");
        console.open("imports/" + id + "/mapping");
        console.see("Two columns are prices");
        ConsoleScreenshots.shoot(console, "mapping");
        console.see("Start import").scrollIntoViewIfNeeded();
        ConsoleScreenshots.shoot(console, "mapping-columns");
        console.button("Start import").click();
        console.page().waitForURL(url -> url.endsWith("imports/" + id));
        database.sql("update import_profile set last_used_at = clock_timestamp() - interval '3 hours'").update();
        console.open("profiles");
        console.see("Preisliste Frühjahr");
        ConsoleScreenshots.shoot(console, "profiles");
    }
}
