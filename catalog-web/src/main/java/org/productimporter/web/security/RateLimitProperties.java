package org.productimporter.web.security;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The limits of one caller on one node.
///
/// @param signInsPerMinute sign-ins from one address, successful or not
/// @param badTokensPerMinute requests with an invalid token from one address
/// @param setupsPerMinute attempts to set up the server from one address
/// @param searchesPerMinute requests for lists of products by one caller
/// @param uploadsAtOnce concurrent uploads of one caller
/// @param uploadWait how long a further upload waits for a slot
/// @param exportsAtOnce concurrent exports of products or rejections of one caller
/// @param streamsAtOnce concurrent event streams of one caller
@Validated
@ConfigurationProperties("product.importer.limits")
record RateLimitProperties(@DefaultValue("30") @Min(1) int signInsPerMinute,
        @DefaultValue("60") @Min(1) int badTokensPerMinute, @DefaultValue("10") @Min(1) int setupsPerMinute,
        @DefaultValue("3000") @Min(1) int searchesPerMinute, @DefaultValue("2") @Min(1) int uploadsAtOnce,
        @DefaultValue("30s") @DurationMin Duration uploadWait, @DefaultValue("2") @Min(1) int exportsAtOnce,
        @DefaultValue("20") @Min(1) int streamsAtOnce) {}
