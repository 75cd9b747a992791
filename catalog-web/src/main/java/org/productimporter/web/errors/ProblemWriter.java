package org.productimporter.web.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.productimporter.web.common.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems outside of controllers: as problem details (RFC 9457), or as a page if a browser asks for a page of the
/// console. Thread-safe.
public final class ProblemWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

    private ProblemWriter() {}

    /// Writes a problem with its headers. The response must not be committed.
    public static void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        var body = begin(request, response, problem).getBytes(UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// Sets status and headers, and returns the body to be written.
    static String begin(HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
        response.setStatus(problem.getBody().getStatus());
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        if (isForBrowser(request)) {
            DefaultHeaders.add(request, response, ProblemPage.CONTENT_POLICY);
            response.setContentType("text/html;charset=UTF-8");
            return ProblemPage.html(problem.getBody(), request.getContextPath());
        }
        DefaultHeaders.add(request, response, DefaultHeaders.NO_CONTENT);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return JSON.writeValueAsString(problem.getBody());
    }

    /// Whether the client is a browser that asks for a page: it accepts HTML, and the path is not one of REST.
    public static boolean isForBrowser(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE)
                && !isForPrograms(request);
    }

    private static boolean isForPrograms(HttpServletRequest request) {
        var path = String.valueOf(request.getRequestURI()).substring(request.getContextPath().length());
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }
}
