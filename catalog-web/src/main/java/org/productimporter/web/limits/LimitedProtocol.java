package org.productimporter.web.limits;

import java.util.Objects;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 with limits of connections per address and of the time of headers and bodies. Tomcat creates it by its name;
/// [WebServerLimits] configures it.
public final class LimitedProtocol extends Http11NioProtocol {

    private static final String LINGERS = LimitedProtocol.class.getName() + ".lingers";

    private @Nullable HttpLimits limits;

    public LimitedProtocol() {
        super(new LimitedEndpoint());
    }

    /// Lets the client finish sending a refused body of any size, within [PacedProcessor#LINGER], so that it reads the response.
    public static void lingerAfter(Request request) {
        request.setAttribute(LINGERS, true);
    }

    static boolean lingersAfter(Request request) {
        return request.getAttribute(LINGERS) != null;
    }

    void setLimits(HttpLimits limits, int connectionsPerAddress) {
        this.limits = limits;
        ((LimitedEndpoint) getEndpoint()).setMaxPerAddress(connectionsPerAddress);
    }

    @Override
    protected Processor createProcessor() {
        return new PacedProcessor(this, getAdapter(), Objects.requireNonNull(limits));
    }
}
