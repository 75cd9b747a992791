package org.productimporter.web.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.util.Set;

/// Superclass of the classes with [ViewTest]. It scans only our own packages for routes: a scan of the whole class path
/// takes half a minute.
public abstract class BrowserlessViewTest extends SpringBrowserlessTest {

    @Override
    protected Set<String> scanPackages() {
        return Set.of("org.productimporter.web");
    }
}
