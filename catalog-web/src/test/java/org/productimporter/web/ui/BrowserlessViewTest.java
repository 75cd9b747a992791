package org.productimporter.web.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.util.Set;

/// Superclass of tests with [ViewTest]. Scans only the packages of this program for routes, because a scan of the whole class
/// path takes half a minute.
public abstract class BrowserlessViewTest extends SpringBrowserlessTest {

    @Override
    protected Set<String> scanPackages() {
        return Set.of("org.productimporter.web");
    }
}
