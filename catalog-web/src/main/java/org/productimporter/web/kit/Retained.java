package org.productimporter.web.kit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that is removed by itself when it is old.
///
/// @param what is removed, in words
/// @param keep so long it stays at least
/// @param property the setting that changes it; null when it is fixed
public record Retained(String what, Duration keep, @Nullable String property) {

    /// A bean that removes something.
    public interface By {

        /// What, and after how long.
        Retained retained();
    }
}
