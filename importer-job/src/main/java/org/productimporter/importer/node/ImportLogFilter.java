package org.productimporter.importer.node;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/// Lets through what is logged while a thread works on an import. Named in `logback-spring.xml`.
public final class ImportLogFilter extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getMDCPropertyMap().containsKey("import") ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
