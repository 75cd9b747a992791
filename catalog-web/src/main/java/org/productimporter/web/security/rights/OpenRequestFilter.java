package org.productimporter.web.security.rights;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.CloseNowException;
import org.productimporter.web.security.Credential;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a request while it runs when the rights of its actor end: the rest of an upload is refused, a download breaks off, and an
/// event stream is completed. Runs after authentication.
public final class OpenRequestFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(OpenRequestFilter.class);

    private final RightsService rights;

    public OpenRequestFilter(RightsService rights) {
        this.rights = rights;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var credential = Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(RightsService::credential);
        if (credential.isPresent()) {
            filter(request, response, chain, credential.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
            Credential credential) throws ServletException, IOException {
        var ended = new AtomicBoolean();
        var watch = rights.watch(credential, () -> {
            ended.set(true);
            complete(request);
        });
        var endable = new EndableResponse(response, ended::get);
        try {
            chain.doFilter(new EndableRequest(request, ended::get), endable);
            if (endable.isIncomplete()) {
                // Closes the connection, so that the download does not look complete.
                throw new CloseNowException();
            }
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new ClosingListener(watch));
            } else {
                watch.close();
            }
        }
    }

    /// Completes an event stream, which would otherwise notice the end at its next event only.
    private static void complete(HttpServletRequest request) {
        try {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().complete();
            }
        } catch (IllegalStateException e) {
            LOG.debug("The request ended by itself", e);
        }
    }

    /// Ends the watch with the stream.
    private record ClosingListener(RightsService.Watch watch) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            watch.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            watch.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            watch.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
