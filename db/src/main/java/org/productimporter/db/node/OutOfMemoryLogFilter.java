package org.productimporter.db.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Passes every logged throwable to [OutOfMemoryGuard], at any level. Configured in `logback-spring.xml`. Thread-safe.
public final class OutOfMemoryLogFilter extends TurboFilter {

    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
            Object @Nullable [] parameters, @Nullable Throwable failure) {
        OutOfMemoryGuard.check(failure);
        // SLF4J takes a throwable after the parameters as the failure, later than this filter.
        if (parameters != null && parameters.length > 0
                && parameters[parameters.length - 1] instanceof Throwable last) {
            OutOfMemoryGuard.check(last);
        }
        return FilterReply.NEUTRAL;
    }
}
