package org.productimporter.db.node;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/// What all programs set before anything else.
public final class ProcessDefaults {

    private ProcessDefaults() {}

    /// Ends the process when its memory is exhausted, and makes it independent of the settings of the machine.
    public static void set() {
        OutOfMemoryGuard.install();
        // Spring Batch stores times without a zone, so all nodes use the same zone.
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        // All texts are English, and so are the numbers in them.
        Locale.setDefault(Locale.ENGLISH);
    }
}
