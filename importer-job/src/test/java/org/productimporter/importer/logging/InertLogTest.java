package org.productimporter.importer.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The conversion rules of the product's configuration, in the patterns of an operator.
class InertLogTest {

    private static final String FORGED = "a.csv\n2026-11-27T10:00:00.000Z ERROR forged\u001b[2J\u202E\r\u2028";

    private final LoggerContext context = contextWithRules();

    private static LoggerContext contextWithRules() {
        try {
            var file = Files.readString(Path.of("src/main/resources/logback-spring.xml"));
            var rules = Pattern.compile("<conversionRule [^>]*>")
                    .matcher(file)
                    .results()
                    .map(rule -> rule.group())
                    .collect(Collectors.joining());
            var context = new LoggerContext();
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(new ByteArrayInputStream(
                    ("<configuration>" + rules + "</configuration>").getBytes(StandardCharsets.UTF_8)));
            return context;
        } catch (IOException | JoranException e) {
            throw new IllegalStateException(e);
        }
    }

    private String log(String pattern, String message, @Nullable Throwable throwable, Object... values) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern);
        layout.start();
        return layout
                .doLayout(new LoggingEvent("x", context.getLogger("test"), Level.INFO, message, throwable, values));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%m%n", "%msg%n", "%message%n"})
    void aValueStaysOnItsLine(String pattern) {
        assertThat(log(pattern, "Rejected {}", null, FORGED)).isEqualToNormalizingNewlines(
                "Rejected a.csv\\n2026-11-27T10:00:00.000Z ERROR forged\\u001B[2J\\u202E\\r\\u2028\n");
        assertThat(log(pattern, "Rejected {}", null, Path.of("a\nb"))).isEqualToNormalizingNewlines("Rejected a\\nb\n");
    }

    @Test
    void furtherLinesOfAMessageAreIndented() {
        assertThat(log("%m%n", "Rejected " + FORGED, null)).isEqualToNormalizingNewlines(
                "Rejected a.csv\n    2026-11-27T10:00:00.000Z ERROR forged\\u001B[2J\\u202E\\r\\u2028\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%m%n%wEx", "%m%n%ex", "%m%n%xEx", "%m%n%wex"})
    void theMessageOfAnExceptionForgesNoLine(String pattern) {
        var cause = new IllegalStateException(FORGED, new IllegalArgumentException(FORGED));
        cause.addSuppressed(new IllegalArgumentException(FORGED));

        assertThat(log(pattern, "Failed", cause)).contains("forged\\u001B[2J").doesNotContain("\n2026", "\u001b");
    }
}
