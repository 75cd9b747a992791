package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// The samples of CPU time in a recording of the flight recorder.
final class CpuSamples {

    private static final String OWN = "org.productimporter.";
    private static final String IMPORTER = OWN + "importer.";
    private static final int METHODS = 10;

    private final List<RecordedEvent> samples;

    CpuSamples(Path recording) throws IOException {
        samples = RecordingFile.readAllEvents(recording)
                .stream()
                .filter(event -> event.getEventType().getName().equals("jdk.CPUTimeSample") && isOfImport(event))
                .toList();
    }

    /// Leaves out the requests that ask for the progress.
    private static boolean isOfImport(RecordedEvent event) {
        return event.getStackTrace() != null && event.getStackTrace()
                .getFrames()
                .stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().startsWith(IMPORTER));
    }

    /// Returns the ten methods with the most samples of a phase: those that ran, and those of Product Importer that ran or
    /// called them.
    String table(String phase, BenchmarkDatabase.Interval interval) {
        var ofPhase = samples.stream().filter(sample -> interval.contains(sample.getStartTime())).toList();
        var title = "%s, %,d samples".formatted(phase, ofPhase.size());
        return top(title + ": method that ran", ofPhase, frames -> frames.stream().findFirst()) + "\n"
                + top(title + ": method of Product Importer", ofPhase,
                        frames -> frames.stream().filter(CpuSamples::isOwn).findFirst());
    }

    /// Chooses the frame of a stack trace that is counted.
    private interface FrameChoice {
        Optional<RecordedFrame> choose(List<RecordedFrame> frames);
    }

    private static String top(String title, List<RecordedEvent> samples, FrameChoice choice) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var sample : samples) {
            choice.choose(sample.getStackTrace().getFrames())
                    .ifPresent(frame -> counts.merge(name(frame), 1, Integer::sum));
        }
        var table = new MarkdownTable(title, "", "share");
        counts.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(METHODS)
                .forEach(entry -> table.row(entry.getKey(), "",
                        "%.1f %%".formatted(100.0 * entry.getValue() / samples.size())));
        return table.toString();
    }

    private static boolean isOwn(RecordedFrame frame) {
        return frame.getMethod().getType().getName().startsWith(OWN);
    }

    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    }
}
