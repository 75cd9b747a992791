package org.productimporter.web.uploads.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the drop folder is watched.
///
/// @param watch whether files in it are imported by themselves
/// @param poll how often it is looked at; a file is taken when it did not change in between
@ConfigurationProperties("product.importer.drop")
record DropFolderProperties(@DefaultValue("true") boolean watch, @DefaultValue("2s") Duration poll) {

    DropFolderProperties {
        if (poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException("product.importer.drop.poll is positive, this is " + poll);
        }
    }
}
