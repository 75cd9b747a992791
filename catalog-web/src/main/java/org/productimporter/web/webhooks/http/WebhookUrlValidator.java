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
    /// @throws Problem 400 for field `url`
    URI check(String text) {
        var url = parse(text);
        requireHost(url);
        requireScheme(url);
        if (!properties.allowsPort(port(url))) {
            throw refused("url names port %d; allowed are %s (product.importer.webhooks.ports)".formatted(port(url),
                    properties.ports()));
        }
        try {
            var host = url.getHost();
            resolver.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            return url;
        } catch (AddressNotAllowedException e) {
            throw refused("url: address not allowed");
        } catch (UnknownHostException e) {
            throw refused("url: the host %s is not known to DNS".formatted(url.getHost()));
        }
    }

    private static URI parse(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw refused("url has 1 to %d characters, this has %d".formatted(MAX_LENGTH, text.length()));
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused("url is no URL: %s at position %d".formatted(e.getReason(), e.getIndex()));
        }
    }

    private static void requireHost(URI url) {
        if (url.getHost() == null || url.getHost().isEmpty()) {
            throw refused("url has no host that can be read; write names of other alphabets as xn--…, and"
                    + " without underscores");
        }
        if (url.getRawUserInfo() != null) {
            throw refused("url holds a user or password; messages are signed instead");
        }
        if (url.getRawFragment() != null) {
            throw refused("url has a fragment (#), which is never sent");
        }
    }

    private void requireScheme(URI url) {
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        var known = scheme.equals("https") || (scheme.equals("http") && properties.allowHttp());
        if (!known) {
            throw refused(properties.allowHttp() ? "url begins with http or https"
                    : "url begins with https (http only with product.importer.webhooks.allow-http)");
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }

    private static ProblemException refused(String why) {
        return ProblemException.field("url", why);
    }
}
