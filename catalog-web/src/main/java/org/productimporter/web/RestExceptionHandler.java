package org.productimporter.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.limits.RefusedBodyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/// Translates exceptions of REST controllers into problem details (RFC 9457). Causes are logged and never sent to clients.
@RestControllerAdvice
class RestExceptionHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RestExceptionHandler.class);

    @ExceptionHandler
    ProblemDetail option(InvalidOptionException failure) {
        return ProblemException.field(failure.option(), String.valueOf(failure.getMessage())).getBody();
    }

    @ExceptionHandler
    ProblemDetail parameter(MethodArgumentTypeMismatchException failure) {
        return ProblemException.field(failure.getName(), failure.getName() + " cannot be read: " + failure.getValue())
                .getBody();
    }

    /// A service denied access. Spring Security responds, as for a denied path.
    @ExceptionHandler
    void denied(AccessDeniedException failure) {
        throw failure;
    }

    /// The client has closed the connection and reads no response.
    @ExceptionHandler
    void gone(ClientAbortException failure) {
        LOG.debug("The client closed the connection", failure);
    }

    /// The body is too large, or there is no memory for it.
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(RefusedBodyException failure, WebRequest request) {
        var problem = failure.problem();
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @ExceptionHandler
    ProblemDetail database(DataAccessException failure, HttpServletResponse response) {
        rethrowIfCommitted(failure, response);
        return unexpected(failure, HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer as it should");
    }

    @ExceptionHandler
    ProblemDetail anything(Exception failure, HttpServletResponse response) throws Exception {
        rethrowIfCommitted(failure, response);
        return unexpected(failure, HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong in the server");
    }

    /// A download that fails halfway must not look complete with the problem as its last line. If the exception reaches the
    /// container, it closes the connection.
    private static <F extends Exception> void rethrowIfCommitted(F failure, HttpServletResponse response) throws F {
        if (response.isCommitted()) {
            LOG.error("A response failed after its start", failure);
            throw failure;
        }
    }

    /// After an incomplete request, the container discards this response and calls [EarlyErrorController].
    @Override
    protected @Nullable ResponseEntity<Object> handleErrorResponseException(ErrorResponseException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        request.setAttribute(EarlyErrorController.PROBLEM, failure.getBody(), RequestAttributes.SCOPE_REQUEST);
        return super.handleErrorResponseException(failure, headers, status, request);
    }

    private static ProblemDetail unexpected(Exception failure, HttpStatus status, String what) {
        var reference = UUID.randomUUID();
        LOG.error("{} (reference {})", what, reference, failure);
        return ProblemDetail.forStatusAndDetail(status,
                what + "; the server's log has the details under reference " + reference);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException refused) {
                return refused(refused, request);
            }
        }
        return handleExceptionInternal(failure, unreadable(failure), headers, status, request);
    }

    /// Names the invalid field without the class names of the parser.
    private static ProblemDetail unreadable(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof DatabindException cause && !cause.getPath().isEmpty()) {
            var path = cause.getPath().getLast();
            var field = String.valueOf(path.getPropertyName());
            return ProblemException.field(field, field + " is unknown here or has the wrong type").getBody();
        }
        return ProblemException
                .of(HttpStatus.BAD_REQUEST, "Invalid request", "The body is missing or not the JSON that belongs here")
                .getBody();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(failure, fields(failure), headers, status, request);
    }

    private static ProblemDetail fields(BindException failure) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "Some fields are not valid");
        problem.setTitle("Invalid request");
        problem.setProperty("errors",
                failure.getFieldErrors()
                        .stream()
                        .map(error -> Map.of("field", error.getField(), "message",
                                "cannot be read: " + error.getRejectedValue()))
                        .toList());
        return problem;
    }
}
