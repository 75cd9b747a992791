package org.productimporter.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What the person at the console reads when a setting makes no sense.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class SettingsIT {

    private final TestDatabase database;

    SettingsIT(TestDatabase database) {
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            roles=web,importr    | importr
            roles=               | product.importer.roles is empty; it must be web, importer or both
            workers=-1           | product.importer.workers is 0 (one each processor) to 64, this is -1
            workers=65           | product.importer.workers is 0 (one each processor) to 64, this is 65
            workers=two          | For input string: "two"
            max-imports=0        | product.importer.max-imports is 1 to 8, this is 0
            max-imports=9        | product.importer.max-imports is 1 to 8, this is 9
            range-size=-4MB      | product.importer.range-size is 4096B to 67108864B, this is -4194304B
            range-size=65MB      | product.importer.range-size is 4096B to 67108864B, this is 68157440B
            bucket-size=0        | product.importer.bucket-size is 4096B to 67108864B, this is 0B
            """)
    void stopsTheStartAndSaysWhy(String setting, String reason, CapturedOutput output) {
        assertThatThrownBy(() -> start("--product.importer." + setting).close()).isNotNull();

        assertThat(output).contains("APPLICATION FAILED TO START")
                .contains("product.importer")
                .contains(reason)
                .doesNotContain("\tat org.");
    }

    /// 0 workers are one each processor, and at least two.
    @ParameterizedTest
    @CsvSource({"workers=0", "roles=IMPORTER", "max-imports=1", "max-imports=8", "range-size=4KB"})
    void startsAtTheLimits(String setting) {
        try (var context = start("--product.importer." + setting)) {
            assertThat(context.getBean(ImporterProperties.class).workerCount()).isGreaterThan(1);
        }
    }

    private org.springframework.context.ConfigurableApplicationContext start(String setting) {
        var program = new SpringApplication(ImporterApplication.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setRegisterShutdownHook(false);
        return program.run("--db-scheduler.enabled=false", "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(), setting);
    }
}
