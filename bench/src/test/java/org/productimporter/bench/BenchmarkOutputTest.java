package org.productimporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchmarkOutputTest {

    @Test
    void replacesOnlyItsSection() {
        var document = """
                before
                <!-- bench scale -->
                old
                <!-- end scale -->
                after
                """;

        assertThat(BenchmarkOutput.replaced(document, "scale", "\nnew\n\n")).isEqualTo("""
                before
                <!-- bench scale -->
                new
                <!-- end scale -->
                after
                """);
        assertThat(BenchmarkOutput.replaced(document, "workers", "new")).isEqualTo(document);
    }
}
