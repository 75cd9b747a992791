package org.productimporter.web.ui;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.util.Set;

/// What the classes with [ViewTest] extend. Looks for routes in our own packages only: a look at the whole class path
/// takes half a minute.
public abstract class BrowserlessViewTest extends SpringBrowserlessTest {

    @Override
    protected Set<String> scanPackages() {
        return Set.of("org.productimporter.web");
    }
}
