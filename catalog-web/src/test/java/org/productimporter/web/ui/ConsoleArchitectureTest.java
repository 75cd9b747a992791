package org.productimporter.web.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/// What no page of the console does.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class ConsoleArchitectureTest {

    private static final String[] PAGES = {"org.productimporter.web.ui..", "..web.*.ui.."};

    @ArchTest static final ArchRule TEXT_STAYS_TEXT = noClasses().that()
            .resideInAnyPackage(PAGES)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Html.class, Svg.class, LitRenderer.class)
            .orShould()
            .callMethod(Element.class, "executeJs", String.class, Object[].class)
            .orShould()
            .callMethod(Page.class, "executeJs", String.class, Object[].class)
            .orShould()
            .callMethod(Element.class, "setProperty", String.class, String.class)
            .because("file names and cells of files are shown; none may become markup or script");

    @ArchTest static final ArchRule NO_BUNDLE_OF_OUR_OWN = noClasses().should()
            .beAnnotatedWith(NpmPackage.class)
            .orShould()
            .beAnnotatedWith(JsModule.class)
            .orShould()
            .beAnnotatedWith(JavaScript.class)
            .orShould()
            .beAnnotatedWith(CssImport.class)
            .because("the build would need Node");

    @ArchTest static final ArchRule PAGES_SAY_WHO_MAY_OPEN_THEM = classes().that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class)
            .because("a page without a rule is closed, and looks broken");

    @ArchTest static final ArchRule PAGES_HOLD_NO_SQL = noClasses().that()
            .resideInAnyPackage(PAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("a page shows; the feature's door asks the database");

    @ArchTest static final ArchRule ONLY_THE_CONSOLE_KNOWS_VAADIN = noClasses().that()
            .resideOutsideOfPackages(PAGES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("REST must run without a browser");

    @ArchTest static final ArchRule NOBODY_NEEDS_THE_CONSOLE = noClasses().that()
            .resideOutsideOfPackages(PAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PAGES)
            .because("the console is one client of the features among others");

    @ArchTest static final ArchRule THE_KIT_KNOWS_NO_FEATURE = noClasses().that()
            .resideInAPackage("..web.console.kit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web.imports..", "..web.jobs..", "..web.products..", "..console.imports..")
            .because("every page is built of it");
}
