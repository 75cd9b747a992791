package org.productimporter.web.imports.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The settings of the drop folder.
///
/// @param watch whether the server imports files of the folder automatically
/// @param poll the interval of the polls; a file is imported if it did not change between two polls
@ConfigurationProperties("product.importer.drop")
record DropFolderProperties(@DefaultValue("true") boolean watch, @DefaultValue("2s") Duration poll) {

    DropFolderProperties {
        if (poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException("product.importer.drop.poll is positive, this is " + poll);
        }
    }
}
