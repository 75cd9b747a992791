package org.productimporter.importer.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/// The conversion words `%m`, `%msg` and `%message`: the message with its control characters escaped.
public final class InertMessageConverter extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return LogText.message(event.getMessage(), event.getArgumentArray());
    }
}
