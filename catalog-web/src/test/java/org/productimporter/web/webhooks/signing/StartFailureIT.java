package org.productimporter.web.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.web.common.DataDirectory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

/// A start that fails because of a file says which one, why and what to do, without a stack trace.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class StartFailureIT {

    private final TestDatabase database;
    @TempDir private Path folder;

    StartFailureIT(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uploads", "drop"})
    void fileInsteadOfAFolder(String name, CapturedOutput output) throws IOException {
        var data = folder.resolve("data");
        if (!name.isEmpty()) {
            Files.createDirectory(data);
        }
        var file = Files.createFile(data.resolve(name));

        startFails(data);

        assertThat(explanation(output)).contains("The data folder " + file, "cannot be created")
                .contains("PRODUCT_IMPORTER_DATA (now %s)".formatted(data));
    }

    /// Not even root can create a folder in /proc.
    @Test
    void readOnlyFolder(CapturedOutput output) {
        startFails(Path.of("/proc/product-importer"));

        assertThat(explanation(output)).contains("The data folder /proc/product-importer")
                .contains("Make it accessible for the user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void damagedKeyFile(String content, CapturedOutput output) throws IOException {
        var key = Files.writeString(folder.resolve("secrets.key"), content);

        startFails(folder);

        assertThat(explanation(output)).contains("The key file %s is damaged".formatted(key)).contains("Restore it");
    }

    @Test
    void keyFileIsAFolder(CapturedOutput output) throws IOException {
        var key = Files.createDirectory(folder.resolve("secrets.key"));

        startFails(folder);

        assertThat(explanation(output)).contains("The key file %s cannot be read".formatted(key));
    }

    private static String explanation(CapturedOutput output) {
        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain("\tat ");
        return output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED"));
    }

    private void startFails(Path data) {
        var program = new SpringApplication(Program.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        assertThatThrownBy(() -> program.run("--product.importer.data=" + data, "--product.importer.roles=web",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password()).close()).isNotNull();
    }

    @EnableAutoConfiguration
    @Import({DataDirectory.class, WebhookSecrets.class})
    static class Program {}
}
