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

/// The rules for views and the UI kit.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class ConsoleArchitectureTest {

    private static final String[] UI_PACKAGES = {"org.productimporter.web..ui.."};

    @ArchTest static final ArchRule NO_MARKUP_IN_STRINGS = noClasses().that()
            .resideInAnyPackage(UI_PACKAGES)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Html.class, Svg.class, LitRenderer.class)
            .orShould()
            .callMethod(Element.class, "executeJs", String.class, Object[].class)
            .orShould()
            .callMethod(Page.class, "executeJs", String.class, Object[].class)
            .orShould()
            .callMethod(Element.class, "setProperty", String.class, String.class)
            .because("views show file names and cells of files, which must not become markup or scripts");

    @ArchTest static final ArchRule NO_CUSTOM_BUNDLE = noClasses().should()
            .beAnnotatedWith(NpmPackage.class)
            .orShould()
            .beAnnotatedWith(JsModule.class)
            .orShould()
            .beAnnotatedWith(JavaScript.class)
            .orShould()
            .beAnnotatedWith(CssImport.class)
            .because("the build would need Node.js");

    @ArchTest static final ArchRule ROUTES_HAVE_AN_ACCESS_RULE = classes().that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .orShould()
            .beAnnotatedWith(AnonymousAllowed.class)
            .because("Vaadin denies access to a route without a rule");

    @ArchTest static final ArchRule VIEWS_CONTAIN_NO_SQL = noClasses().that()
            .resideInAnyPackage(UI_PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("services and repositories of the feature access the database");

    @ArchTest static final ArchRule ONLY_UI_PACKAGES_USE_VAADIN = noClasses().that()
            .resideOutsideOfPackages(UI_PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("REST does not depend on the console");

    @ArchTest static final ArchRule FEATURES_DO_NOT_USE_VIEWS = noClasses().that()
            .resideOutsideOfPackages(UI_PACKAGES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(UI_PACKAGES)
            .because("the console is one of several clients of the features");

    @ArchTest static final ArchRule THE_KIT_USES_NO_FEATURE = noClasses().that()
            .resideInAnyPackage("..web.ui.kit..", "..web.ui.chart..", "..web.ui.format..", "..web.ui.push..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..web.imports..", "..web.jobs..", "..web.products..", "..web.webhooks..",
                    "..web.operations..", "..web.security..")
            .because("all views use it");
}
