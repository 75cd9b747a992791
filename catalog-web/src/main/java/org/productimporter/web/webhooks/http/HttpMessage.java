package org.productimporter.web.webhooks.http;

import java.net.URI;
import java.util.Map;

/// A message to send by POST.
///
/// @param headers in addition to Content-Type and User-Agent
public record HttpMessage(URI url, Map<String, String> headers, String body) {}
