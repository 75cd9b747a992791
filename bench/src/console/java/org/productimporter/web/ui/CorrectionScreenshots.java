package org.productimporter.web.ui;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Writes the images of the correction of rejected rows; see [ConsoleScreenshots].
@BrowserTest
@Timeout(300)
class CorrectionScreenshots {

    @TempDir private Path folder;
    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    @Test
    void take(ConsolePage console) throws IOException {
        Rest.administrator(port, data.root())
                .csv("/api/imports?file_name=spring-catalogue.csv",
                        BodyPublishers.ofFile(ProductFiles.withInvalidRows(folder, 4_000)), Map.of());
        console.open("imports");
        console.see("Completed, 80 rejected");
        console.open("imports/1");
        console.button("Bad number").click();
        console.field("price, line 52").fill("12.00");
        console.field("price, line 152").fill("14.50");
        console.page().keyboard().press("Tab");
        console.see("Import the corrected rows (2)");
        console.button("Import the corrected rows (2)").scrollIntoViewIfNeeded();
        ConsoleScreenshots.shoot(console, "import-corrections");
        console.button("Import the corrected rows (2)").click();
        console.see("Corrected rows of");
        console.see("Completed");
        ConsoleScreenshots.shoot(console, "import-retry");
    }
}
