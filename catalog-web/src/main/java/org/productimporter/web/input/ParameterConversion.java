package org.productimporter.web.input;

import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads numbers and times in paths and parameters strictly. The converters of Spring also read `0x3`, `+3`, `٣` and spaces.
@Configuration(proxyBeanMethods = false)
class ParameterConversion implements WebMvcConfigurer {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Long.class, text -> number(text, Long::valueOf));
        registry.addConverter(String.class, Integer.class, text -> number(text, Integer::valueOf));
        registry.addConverter(String.class, Instant.class, ParameterConversion::time);
    }

    /// An empty text is a missing parameter.
    private static <N> @Nullable N number(String text, Function<String, N> parse) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (INTEGER.matcher(text).matches()) {
                return parse.apply(text);
            }
        } catch (NumberFormatException e) {
            // The number has too many digits for its type.
        }
        throw new InvalidParameterValueException("a whole number such as 42", text);
    }

    private static @Nullable Instant time(String text) {
        return text.isEmpty() ? null
                : Rfc3339.parse(text).orElseThrow(() -> new InvalidParameterValueException(Rfc3339.EXPECTED, text));
    }
}
