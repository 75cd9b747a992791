package org.productimporter.web.operations.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long one kind of record is kept before a scheduled clean-up deletes it.
///
/// @param name identifies the policy, such as `audit-log`
/// @param what the records, as shown to users
/// @param keep the configured period; an administrator may choose another
/// @param shortestDays the shortest period that an administrator may choose
/// @param property the setting behind `keep`; null if it is fixed
public record RetentionPolicy(String name, String what, Duration keep, int shortestDays, @Nullable String property) {

    /// A bean that deletes records by a policy.
    public interface Owner {

        RetentionPolicy policy();

        /// Returns the size of all records on disk, or null if it is unknown.
        default @Nullable Long bytes() {
            return null;
        }
    }
}
