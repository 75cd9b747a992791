package org.productimporter.web.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// When a node counts as dead.
///
/// @param deadAfter the time since the last heartbeat of an import that the node runs
@ConfigurationProperties("product.importer.jobs")
public record HeartbeatProperties(@DefaultValue("25s") Duration deadAfter) {}
