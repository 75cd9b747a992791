package org.productimporter.importer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.importer.ImporterApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What the program does before it starts a node.
@ExtendWith(OutputCaptureExtension.class)
class HelpCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void printsHelpInsteadOfStartingANode(String argument, CapturedOutput output) {
        assertThat(HelpCommand.run(ImporterApplication.class, argument)).contains(0);
        assertThat(output.getOut()).contains("Usage: java -jar importer-job.jar", "--accept-proposal", "--skip-lines",
                "5   a mapping is needed");
    }

    @Test
    void saysThatThereIsNoSuchCommand(CapturedOutput output) {
        assertThat(HelpCommand.run(ImporterApplication.class, "imprt", "a.csv")).contains(2);
        assertThat(output.getErr()).isEqualTo("There is no command imprt; use import or help.\n");
    }

    @Test
    void leavesSettingsToTheNode() {
        assertThat(HelpCommand.run(ImporterApplication.class)).isEmpty();
        assertThat(HelpCommand.run(ImporterApplication.class, "--server.port=0")).isEmpty();
    }
}
