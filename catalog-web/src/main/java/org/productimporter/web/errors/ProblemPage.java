package org.productimporter.web.errors;

import org.springframework.http.ProblemDetail;
import org.springframework.web.util.HtmlUtils;

/// A problem as a page that needs neither a session nor the database.
final class ProblemPage {

    static final String CONTENT_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private ProblemPage() {}

    static String html(ProblemDetail problem, String contextPath) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Product Importer</title>
                <link rel="icon" href="%3$s/icon.svg">
                <link rel="stylesheet" href="%3$s/console.css">
                </head>
                <body>
                <main class="login">
                <div class="card"><h1>%1$s</h1><p>%2$s</p><p><a href="%3$s/">Go to the start page</a></p></div>
                </main>
                </body>
                </html>
                """.formatted(escape(String.valueOf(problem.getTitle())), escape(String.valueOf(problem.getDetail())),
                escape(contextPath));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
