package org.productimporter.web.imports.ui.panels;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.chart.Svg;

/// The completed chunks per worker and the waiting chunks of a phase: a line per worker, and a cell per chunk, or per several
/// chunks if there are many.
///
/// @param perCell the number of chunks per cell
record WorkerLines(List<Line> lines, int done, int all, int perCell) {

    static final int MAX_CELLS = 40;
    private static final int MIN_CELLS = 16;
    private static final double FILLED = 0.8;

    /// @param name of the worker; empty for waiting chunks
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

    /// Draws the cells of a line.
    Svg draw(Line line) {
        var description = line.name().isEmpty() ? line.chunks() + " chunks waiting"
                : line.name() + ": " + line.chunks() + " chunks done";
        var svg = new Svg(description);
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
