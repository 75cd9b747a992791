package org.productimporter.web.input;

import java.time.Instant;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Reads numbers and times in paths and parameters strictly.
@ControllerAdvice
class ParameterConversion {

    /// Editors precede converters. If a converter fails, Spring tries its lenient default editor.
    @InitBinder
    void strictTypes(WebDataBinder binder) {
        binder.registerCustomEditor(Long.class, new NumberEditor(Long::valueOf));
        binder.registerCustomEditor(long.class, new NumberEditor(Long::valueOf));
        binder.registerCustomEditor(Integer.class, new NumberEditor(Integer::valueOf));
        binder.registerCustomEditor(int.class, new NumberEditor(Integer::valueOf));
        binder.registerCustomEditor(Instant.class, new TimeEditor());
    }
}
