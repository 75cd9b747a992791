package org.productimporter.web.common;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/// Recognizes the requests that may contain a file as their body. Thread-safe.
public final class UploadRequests {

    private static final Set<String> REST =
            Set.of("/api/imports", "/api/file-processor/upload", "/api/jobs/product-import/executions", "/api/imports/",
                    "/api/file-processor/upload/", "/api/jobs/product-import/executions/");

    private static final String CONSOLE = "/VAADIN/dynamic/resource/";

    private UploadRequests() {}

    /// Whether the path is one of REST or of the console that receives files.
    public static boolean hasPathOfUpload(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith(CONSOLE) || REST.contains(path);
    }
}
