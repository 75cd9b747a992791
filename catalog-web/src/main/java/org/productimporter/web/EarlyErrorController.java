package org.productimporter.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what is refused before it reaches a controller, such as a request that is no HTTP.
@RestController
class EarlyErrorController implements ErrorController {

    /// Request attribute with the answer that was meant to be given.
    static final String PROBLEM = EarlyErrorController.class.getName() + ".problem";

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof ProblemDetail problem) {
            return answer(problem);
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return answer(ProblemDetail.forStatusAndDetail(known, known.getReasonPhrase()));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
