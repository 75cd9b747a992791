package org.productimporter.web.kit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that is removed by itself when it is old.
///
/// @param name tells it apart, such as `audit-log`
/// @param what is removed, in words
/// @param keep so long it stays at least, unless an administrator has chosen another time
/// @param shortestDays what he may choose
/// @param property the setting behind `keep`; null when there is none
public record Retained(
        String name, String what, Duration keep, int shortestDays, @Nullable String property) {

    /// A bean that removes something.
    public interface By {

        /// What, and after how long.
        Retained retained();
    }
}
