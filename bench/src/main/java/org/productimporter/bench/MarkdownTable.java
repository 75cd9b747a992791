package org.productimporter.bench;

/// A Markdown table whose columns are numbers but the first two. For one thread.
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... titles) {
        row(titles);
        text.append("|---|---").append("|---:".repeat(titles.length - 2)).append("|\n");
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /// The lines of the table.
    @Override
    public String toString() {
        return text.toString();
    }
}
