package org.productimporter.web.limits;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.UploadRequests;
import org.productimporter.web.security.Actor;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/// A request with a limited body, which creates a limited number of sessions. Used by one thread.
final class LimitedRequest extends HttpServletRequestWrapper {

    private final BodyMemory memory;
    private final SessionLimits sessions;
    private @Nullable LimitedBody body;
    private @Nullable BufferedReader reader;
    private @Nullable ProblemException refusal;

    LimitedRequest(HttpServletRequest request, BodyMemory memory, SessionLimits sessions) {
        super(request);
        this.memory = memory;
        this.sessions = sessions;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (isUpload()) {
            return super.getInputStream();
        }
        if (body == null) {
            body = new LimitedBody(super.getInputStream(), getContentLengthLong(), memory, this::isAuthenticated);
        }
        return body;
    }

    /// Files are streamed to disk and have limits of their own ([org.productimporter.web.uploads.UploadProperties]). The checks of
    /// the scopes run before a controller or a view reads an upload.
    private boolean isUpload() {
        return isAuthenticated() && UploadRequests.hasPathOfUpload(this) && !isJson();
    }

    private boolean isJson() {
        var type = getContentType();
        return type == null || type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    private boolean isAuthenticated() {
        return Actor.signedIn().isPresent();
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset()));
        }
        return reader;
    }

    private Charset charset() {
        var name = getCharacterEncoding();
        return StringUtils.hasText(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    /// Why the server refused to read the body or to create a session; null if it did not. Frameworks may have caught the
    /// exception.
    @Nullable
    ProblemException refusal() {
        return refusal != null || body == null ? refusal : body.refusal();
    }

    void release() {
        if (body != null) {
            body.release();
        }
    }

    @Override
    public HttpSession getSession() {
        return Objects.requireNonNull(getSession(true));
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        var existing = super.getSession(false);
        if (existing != null || !create) {
            return existing;
        }
        try {
            return sessions.create(getRemoteAddr(), () -> super.getSession(true));
        } catch (TooManySessionsException e) {
            refusal = e.problem();
            throw e;
        }
    }
}
