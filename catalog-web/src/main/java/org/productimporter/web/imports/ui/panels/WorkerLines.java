package org.productimporter.web.imports.ui.panels;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.chart.Svg;

/// Who has done how many chunks of a phase, and how many wait: one line for each worker, one
/// cell for each chunk, or for several where there are many.
///
/// @param perCell chunks that a cell stands for
record WorkerLines(List<Line> lines, int done, int all, int perCell) {

    static final int MAX_CELLS = 40;
    private static final int MIN_CELLS = 16;
    private static final double FILLED = 0.8;

    /// @param name of the worker; empty for what waits
    record Line(String name, int chunks) {}

    static WorkerLines of(List<Chunk> chunks) {
        var counts = new TreeMap<String, Integer>();
        for (var chunk : chunks) {
            if (chunk.doneAt() != null) {
                counts.merge(name(chunk.node(), chunk.worker()), 1, Integer::sum);
            }
        }
        var lines = new ArrayList<Line>();
        counts.forEach((name, count) -> lines.add(new Line(name, count)));
        var done = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (done < chunks.size()) {
            lines.add(new Line("", chunks.size() - done));
        }
        var longest = lines.stream().mapToInt(Line::chunks).max().orElse(0);
        return new WorkerLines(lines, done, chunks.size(), Math.max(1, Math.ceilDiv(longest, MAX_CELLS)));
    }

    private static String name(@Nullable String node, @Nullable String worker) {
        return (node == null ? "node" : node) + (worker == null ? "" : " · " + worker);
    }

    /// The cells of one line.
    Svg draw(Line line) {
        var words = line.name().isEmpty() ? line.chunks() + " chunks wait"
                : line.name() + " has done " + line.chunks() + " chunks";
        var svg = new Svg(words);
        svg.addClassName("cells");
        var step = 100.0 / Math.max(MIN_CELLS, cells(longest()));
        for (var cell = 0; cell < cells(line.chunks()); cell++) {
            svg.box(cell * step, 0, step * FILLED, 100, line.name().isEmpty() ? "fill-empty" : "fill-progress");
        }
        return svg;
    }

    private int longest() {
        return lines.stream().mapToInt(Line::chunks).max().orElse(0);
    }

    private int cells(int chunks) {
        return Math.ceilDiv(chunks, perCell);
    }
}
