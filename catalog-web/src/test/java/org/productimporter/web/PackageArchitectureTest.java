package org.productimporter.web;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.productimporter.db.testing.PackageRules;
import org.productimporter.db.testing.PackageRules.Allowed;

/// The allowed dependencies between packages, with all exceptions.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class PackageArchitectureTest {

    private static final String ROOT = "org.productimporter.web";

    /// Inner packages that other features use.
    private static final List<String> SHARED = List.of(ROOT + ".ui..", ROOT + ".common..", ROOT + ".security.setup",
            ROOT + ".security.sso", ROOT + ".security.users", ROOT + ".security.tokens", ROOT + ".operations.audit",
            ROOT + ".operations.retention", ROOT + ".products.history", ROOT + ".products.history.ui");

    /// Views of other features link to imports. The user menu opens the password dialog.
    private static final List<Allowed> LINKS = List.of(new Allowed(ROOT + "..ui..", ROOT + ".imports.ui"),
            new Allowed(ROOT + ".ui", ROOT + ".security.ui"));

    @ArchTest static final ArchRule PACKAGES_ARE_NO_CIRCLE = PackageRules.noCircles(List.of());

    @ArchTest static final ArchRule PACKAGES_ARE_SMALL = PackageRules.smallPackages();

    @ArchTest static final ArchRule INNER_PACKAGES_STAY_INSIDE =
            PackageRules.innerPackagesStayInside(ROOT, SHARED, LINKS);
}
