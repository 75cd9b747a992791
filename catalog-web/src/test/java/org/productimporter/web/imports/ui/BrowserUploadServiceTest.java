package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrowserUploadServiceTest {

    private static final long QUARTER_SECOND = 250_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final BrowserUploadService uploads = new BrowserUploadService(nanos::get);
    private final ArrayList<String> events = new ArrayList<>();

    private BrowserUploadService.TrackedUpload start() {
        uploads.follow(upload -> events.add("%s %d of %d, %s B/s, %s s left".formatted(upload.state(),
                upload.received(), upload.bytes(), upload.bytesPerSecond(), upload.secondsLeft())));
        return uploads.start("anna", "a.csv", 1_000, new ByteArrayInputStream(new byte[1_000]));
    }

    @Test
    void publishesProgressFourTimesASecondWithRateAndTimeLeft() throws IOException {
        var upload = start();
        upload.readNBytes(100);
        nanos.addAndGet(QUARTER_SECOND - 1);
        upload.readNBytes(100);
        nanos.addAndGet(1);
        upload.readNBytes(50);
        upload.accepted(7);

        assertThat(events).containsExactly("UPLOADING 0 of 1000, null B/s, null s left",
                "UPLOADING 250 of 1000, 1000 B/s, 1 s left", "ACCEPTED 250 of 1000, null B/s, null s left");
        assertThat(uploads.of("anna")).isEmpty();
    }

    @Test
    void keepsARejectedUploadUntilItIsDismissed() {
        start().rejected("This is a PDF");

        assertThat(uploads.of("berta")).isEmpty();
        assertThat(uploads.of("anna")).singleElement().satisfies(upload -> {
            assertThat(upload.error()).isEqualTo("This is a PDF");
            uploads.dismiss(upload.number());
        });
        assertThat(uploads.of("anna")).isEmpty();
    }

    @Test
    void keepsTheLatestFiftyRejectedUploads() {
        for (var i = 0; i < 60; i++) {
            uploads.start("anna", i + ".csv", 1, new ByteArrayInputStream(new byte[1])).rejected("no");
        }

        assertThat(uploads.of("anna")).hasSize(50);
        assertThat(uploads.of("anna").getFirst().fileName()).isEqualTo("10.csv");
    }
}
