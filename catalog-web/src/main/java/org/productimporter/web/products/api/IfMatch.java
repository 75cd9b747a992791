package org.productimporter.web.products.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductService;
import org.springframework.http.HttpHeaders;

/// Which versions of a product a request means to change, by its header If-Match (RFC 9110).
final class IfMatch {

    private static final String TAG = "(W/)?\"([\\x21\\x23-\\x7E\\x80-\\uFFFF]*)\"";
    private static final Pattern ONE = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("[ \\t]*" + TAG + "([ \\t]*,[ \\t]*" + TAG + ")*[ \\t]*");

    private IfMatch() {}

    /// Any version without the header or with `*`. A weak tag never matches, as it says that
    /// bytes may differ.
    ///
    /// @throws Problem 400 when the header is neither `*` nor a list of quoted tags
    static LongPredicate of(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        var header = String.join(", ", lines);
        if (lines.isEmpty() || header.strip().equals("*")) {
            return ProductService.ANY_VERSION;
        }
        if (!LIST.matcher(header).matches()) {
            throw ProblemException.field(HttpHeaders.IF_MATCH,
                    "If-Match is * or a list of ETags in quotes, such as \"3\"");
        }
        var versions = new HashSet<String>();
        var tags = ONE.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null) {
                versions.add(tags.group(2));
            }
        }
        return version -> versions.contains(Long.toString(version));
    }
}
