package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Prints sections, and replaces them in the documents if the run is to be documented. A section of a document stands
/// between `<!-- bench NAME -->` and `<!-- end NAME -->`.
record BenchmarkOutput(BenchmarkOptions options) {

    /// Prints Markdown to stdout.
    ///
    /// @throws IOException if a document cannot be written
    void section(String name, String markdown) throws IOException {
        System.out.printf("%s%n", markdown);
        if (options.document()) {
            for (var document : new String[] {"docs/PERFORMANCE.md", "README.md"}) {
                replace(options.repository().resolve(document), name, markdown);
            }
        }
    }

    /// Writes `docs/performance/NAME.svg`, or `bench/target/NAME.svg` if the run is not to be documented.
    void plot(String name, String svg) throws IOException {
        var folder = options.repository().resolve(options.document() ? "docs/performance" : "bench/target");
        var file = Files.createDirectories(folder).resolve(name + ".svg");
        Files.writeString(file, svg);
        System.err.println("plot " + file);
    }

    private static void replace(Path document, String name, String markdown) throws IOException {
        Files.writeString(document, replaced(Files.readString(document), name, markdown));
    }

    /// Returns the document with another section; the same document if it does not contain the section.
    static String replaced(String document, String name, String markdown) {
        var begin = "<!-- bench " + name + " -->\n";
        var from = document.indexOf(begin);
        var to = document.indexOf("<!-- end " + name + " -->");
        if (from < 0 || to < from) {
            return document;
        }
        return document.substring(0, from + begin.length()) + markdown.strip() + "\n" + document.substring(to);
    }
}
