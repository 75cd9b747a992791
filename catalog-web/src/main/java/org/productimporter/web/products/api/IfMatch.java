package org.productimporter.web.products.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductService;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/// Parses the header If-Match (RFC 9110), the versions of a product that a request may change.
final class IfMatch {

    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*)\"";
    private static final Pattern LIST = Pattern.compile("[ \\t]*" + TAG + "([ \\t]*,[ \\t]*" + TAG + ")*[ \\t]*");

    private IfMatch() {}

    /// Returns the condition on the version; all versions pass without the header or with `*`. A weak tag never matches.
    ///
    /// @throws ProblemException 400 if the header is neither `*` nor a list of quoted tags
    static LongPredicate of(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        var header = String.join(", ", lines);
        if (lines.isEmpty() || header.strip().equals("*")) {
            return ProductService.ANY_VERSION;
        }
        if (!LIST.matcher(header).matches()) {
            throw ProblemException.field(HttpHeaders.IF_MATCH,
                    "If-Match must be * or a list of quoted ETags such as \"3\"");
        }
        var versions =
                ETag.parse(header).stream().filter(tag -> !tag.weak()).map(ETag::tag).collect(Collectors.toSet());
        return version -> versions.contains(Long.toString(version));
    }
}
