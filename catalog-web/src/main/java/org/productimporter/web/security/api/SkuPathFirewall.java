package org.productimporter.web.security.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/// Rejects unusual paths like Spring Security's firewall, but lets the path of a product by SKU, in REST and the console,
/// contain an encoded slash, backslash, percent sign or semicolon. Nothing else in the path is more permissive: no raw semicolon, and no `.` or `..`.
/// Thread-safe.
@Component
class SkuPathFirewall implements HttpFirewall {

    private static final List<String> SKU_PATHS = List.of("/api/products/by-sku/", "/products/");

    private final StrictHttpFirewall others = new StrictHttpFirewall();
    private final StrictHttpFirewall skus = new StrictHttpFirewall();

    SkuPathFirewall() {
        skus.setAllowedHttpMethods(Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()));
        skus.setAllowUrlEncodedSlash(true);
        skus.setAllowUrlEncodedDoubleSlash(true);
        skus.setAllowUrlEncodedPercent(true);
        skus.setAllowBackSlash(true);
        skus.setAllowSemicolon(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var skuPath = SKU_PATHS.stream().filter(path::startsWith).findAny();
        if (skuPath.isEmpty()) {
            return others.getFirewalledRequest(request);
        }
        var sku = path.substring(skuPath.get().length());
        if (sku.contains(";") || sku.contains("\\") || sku.contains("//")) {
            throw new RequestRejectedException("The path of a SKU contains a character that must be encoded");
        }
        return skus.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return others.getFirewalledResponse(response);
    }
}
