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
    private final ArrayList<String> told = new ArrayList<>();

    private BrowserUploadService.Arrival begin() {
        uploads.listen(upload -> told.add("%s %d of %d, %s B/s, %s s left".formatted(upload.stage(), upload.arrived(),
                upload.bytes(), upload.bytesPerSecond(), upload.secondsLeft())));
        return uploads.begin("anna", "a.csv", 1_000, new ByteArrayInputStream(new byte[1_000]));
    }

    @Test
    void progressIsToldFourTimesASecondWithRateAndTimeLeft() throws IOException {
        var arrival = begin();
        arrival.readNBytes(100);
        nanos.addAndGet(QUARTER_SECOND - 1);
        arrival.readNBytes(100);
        nanos.addAndGet(1);
        arrival.readNBytes(50);
        arrival.accepted(7);

        assertThat(told).containsExactly("ARRIVING 0 of 1000, null B/s, null s left",
                "ARRIVING 250 of 1000, 1000 B/s, 1 s left", "ACCEPTED 250 of 1000, null B/s, null s left");
        assertThat(uploads.of("anna")).isEmpty();
    }

    @Test
    void aRefusedUploadStaysWithItsReasonUntilItIsPutAway() {
        begin().refused("This is a PDF");

        assertThat(uploads.of("berta")).isEmpty();
        assertThat(uploads.of("anna")).singleElement().satisfies(upload -> {
            assertThat(upload.words()).isEqualTo("This is a PDF");
            uploads.forget(upload.number());
        });
        assertThat(uploads.of("anna")).isEmpty();
    }

    @Test
    void ofManyRefusedUploadsTheLatestFiftyStay() {
        for (var i = 0; i < 60; i++) {
            uploads.begin("anna", i + ".csv", 1, new ByteArrayInputStream(new byte[1])).refused("no");
        }

        assertThat(uploads.of("anna")).hasSize(50);
        assertThat(uploads.of("anna").getFirst().fileName()).isEqualTo("10.csv");
    }
}
