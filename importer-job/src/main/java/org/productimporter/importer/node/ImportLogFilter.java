package org.productimporter.importer.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/// Accepts the messages of threads that work on an import. Used by `logback-spring.xml`.
public final class ImportLogFilter extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getMDCPropertyMap().containsKey("import") ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
