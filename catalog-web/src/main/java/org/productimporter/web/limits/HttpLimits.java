package org.productimporter.web.limits;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Limits of requests on one node.
///
/// @param anonymousBody bytes of a body without valid credentials
/// @param body bytes of a body of an authenticated caller that is not an upload
/// @param anonymousBodies bytes of all bodies without credentials that are in memory at once
/// @param bodies bytes of all other bodies, except uploads, that are in memory at once
/// @param bodyWait how long a request waits for memory before it gets 503
/// @param connectionsPerAddress open connections of one address; 0 for no limit, as behind a proxy
/// @param headerTimeout the whole header of a request must arrive within this time
/// @param stallTimeout how long a client may delay a body or a response in all, beyond the time of the minimum rate
/// @param minimumRate bytes per second at which a client must send a body or read a response
/// @param anonymousSessions sessions of visitors who have not signed in
/// @param anonymousSessionsPerAddress those of one address
/// @param anonymousSessionTimeout such a session ends after this time without requests
/// @param sessionsPerUser sessions of one user; a further one ends the oldest
@Validated
@ConfigurationProperties("product.importer.http")
public record HttpLimits(@DefaultValue("64KB") DataSize anonymousBody, @DefaultValue("1MB") DataSize body,
        @DefaultValue("1MB") DataSize anonymousBodies, @DefaultValue("2MB") DataSize bodies,
        @DefaultValue("10s") @DurationMin Duration bodyWait, @DefaultValue("200") @Min(0) int connectionsPerAddress,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration headerTimeout,
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration stallTimeout, @DefaultValue("4KB") DataSize minimumRate,
        @DefaultValue("300") @Min(1) int anonymousSessions,
        @DefaultValue("100") @Min(1) int anonymousSessionsPerAddress,
        @DefaultValue("5m") @DurationMin(seconds = 1) Duration anonymousSessionTimeout,
        @DefaultValue("20") @Min(1) int sessionsPerUser) {}
