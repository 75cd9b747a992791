package org.productimporter.web.webhooks.http;

import java.net.URI;
import java.util.Map;

/// What is to be sent.
///
/// @param headers beside Content-Type and User-Agent
public record Message(URI url, Map<String, String> headers, String body) {}
