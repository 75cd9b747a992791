package org.productimporter.web.webhooks.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.webhooks.http.PublicAddressResolver.AddressNotAllowedException;

/// Validates the URL of a webhook. Rejects every spelling that two parsers could read as different
/// hosts.
final class WebhookUrlValidator {

    private static final int MAX_LENGTH = 2048;

    private final WebhookClientProperties properties;
    private final PublicAddressResolver resolver;

    WebhookUrlValidator(WebhookClientProperties properties, PublicAddressResolver resolver) {
        this.properties = properties;
        this.resolver = resolver;
    }

    /// Validates the form of the URL and the addresses of its host.
    ///
    /// @throws ProblemException 400 for field `url`
    URI validate(String text) {
        var url = parse(text);
        requireHost(url);
        requireScheme(url);
        if (!properties.allowsPort(port(url))) {
            throw invalid("url has port %d; allowed ports are %s (product.importer.webhooks.ports)".formatted(port(url),
                    properties.ports()));
        }
        try {
            var host = url.getHost();
            resolver.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            return url;
        } catch (AddressNotAllowedException e) {
            throw invalid("url: address not allowed");
        } catch (UnknownHostException e) {
            throw invalid("url has the unknown host %s".formatted(url.getHost()));
        }
    }

    private static URI parse(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw invalid("url has %d characters; from 1 to %d are allowed".formatted(text.length(), MAX_LENGTH));
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("url is invalid at position %2$d: %1$s".formatted(e.getReason(), e.getIndex()));
        }
    }

    private static void requireHost(URI url) {
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw invalid("url has no valid host; write international names as xn--… and without underscores");
        }
        if (url.getRawUserInfo() != null) {
            throw invalid("url contains a user or password; messages are signed instead");
        }
        if (url.getRawFragment() != null) {
            throw invalid("url has a fragment (#), which is never sent");
        }
    }

    private void requireScheme(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var known = scheme.equals("https") || (scheme.equals("http") && properties.allowHttp());
        if (!known) {
            throw invalid(properties.allowHttp() ? "url starts with http or https"
                    : "url starts with https (http only with product.importer.webhooks.allow-http)");
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }

    private static ProblemException invalid(String message) {
        return ProblemException.field("url", message);
    }
}
