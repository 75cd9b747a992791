package org.productimporter.web.uploads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The limits of uploads and the retention period of their files.
///
/// @param maxSize the largest accepted file
/// @param reserve the space that stays free on the disk of the uploads folder
/// @param keep the retention period of the files of completed imports
@ConfigurationProperties("product.importer.upload")
public record UploadProperties(@DefaultValue("20GB") DataSize maxSize, @DefaultValue("512MB") DataSize reserve,
        @DefaultValue("7d") Duration keep) {

    public UploadProperties {
        if (maxSize.toBytes() < 1) {
            throw new IllegalArgumentException("product.importer.upload.max-size is at least 1B, this is " + maxSize);
        }
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("product.importer.upload.reserve is not negative, this is " + reserve);
        }
        if (keep.isNegative()) {
            throw new IllegalArgumentException("product.importer.upload.keep is not negative, this is " + keep);
        }
    }
}
