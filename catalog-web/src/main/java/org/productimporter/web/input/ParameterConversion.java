package org.productimporter.web.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads numbers and times in paths and parameters strictly.
@ControllerAdvice
class ParameterConversion implements WebMvcConfigurer {

    /// Editors precede converters. If a converter fails, Spring tries its lenient default editor.
    @InitBinder
    void numbers(WebDataBinder binder) {
        binder.registerCustomEditor(Long.class, new NumberEditor(Long::valueOf));
        binder.registerCustomEditor(long.class, new NumberEditor(Long::valueOf));
        binder.registerCustomEditor(Integer.class, new NumberEditor(Integer::valueOf));
        binder.registerCustomEditor(int.class, new NumberEditor(Integer::valueOf));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Instant.class, ParameterConversion::time);
    }

    /// An empty text is a missing parameter.
    private static @Nullable Instant time(String text) {
        return text.isEmpty() ? null
                : Rfc3339.parse(text).orElseThrow(() -> new InvalidParameterValueException(Rfc3339.EXPECTED, text));
    }
}
