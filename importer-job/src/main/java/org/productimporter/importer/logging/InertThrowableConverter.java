package org.productimporter.importer.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/// The conversion words of stack traces: the messages of the exceptions have their control characters escaped.
public final class InertThrowableConverter extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return super.throwableProxyToString(new Inert(throwable));
    }

    private record Inert(IThrowableProxy throwable) implements IThrowableProxy {

        @Override
        public @Nullable String getMessage() {
            var message = throwable.getMessage();
            return message == null ? null : LogText.lines(message);
        }

        @Override
        public @Nullable String getOverridingMessage() {
            var message = throwable.getOverridingMessage();
            return message == null ? null : LogText.lines(message);
        }

        @Override
        public String getClassName() {
            return throwable.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return throwable.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return throwable.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            var cause = throwable.getCause();
            return cause == null ? null : new Inert(cause);
        }

        @Override
        public IThrowableProxy @Nullable [] getSuppressed() {
            var suppressed = throwable.getSuppressed();
            if (suppressed == null) {
                return null;
            }
            var inert = new IThrowableProxy[suppressed.length];
            for (var i = 0; i < inert.length; i++) {
                inert[i] = new Inert(suppressed[i]);
            }
            return inert;
        }

        @Override
        public boolean isCyclic() {
            return throwable.isCyclic();
        }
    }
}
