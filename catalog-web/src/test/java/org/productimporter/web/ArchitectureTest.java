package org.productimporter.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.productimporter.db.testing.ArchitectureRules;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.springframework.stereotype.Component;

/// The allowed dependencies of the web program, and the scopes of its services.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WITHOUT_SCOPES = {"..web.common..", "..web.uploads.."};

    @ArchTest static final ArchRule PUBLIC_SERVICE_METHODS_HAVE_A_SCOPE = methods().that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(arePublicBeans())
            .should(declareAScope())
            .because("the console and REST call the same services");

    private static DescribedPredicate<JavaClass> arePublicBeans() {
        return DescribedPredicate.describe("are public beans of a feature",
                type -> type.getModifiers().contains(PUBLIC) && type.isMetaAnnotatedWith(Component.class)
                        && !resideInAnyPackage(WITHOUT_SCOPES).test(type)
                        && !type.getPackageName().equals("org.productimporter.web"));
    }

    private static ArchCondition<JavaMethod> declareAScope() {
        return new ArchCondition<>("carry @RequiresScope or @NoScopeRequired") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var declared =
                        method.isAnnotatedWith(RequiresScope.class) || method.isAnnotatedWith(NoScopeRequired.class)
                                || method.getOwner().isAnnotatedWith(NoScopeRequired.class);
                events.add(new SimpleConditionEvent(method, declared, method.getFullName() + " declares no scope"));
            }
        };
    }

    @ArchTest static final ArchRule CLASSES_WITH_SCOPES_CAN_BE_PROXIED = classes().that(declareScopes())
            .should()
            .notHaveModifier(FINAL)
            .andShould()
            .beMetaAnnotatedWith(Component.class)
            .because("method security works on proxies of beans, and a final class has no proxy");

    private static DescribedPredicate<JavaClass> declareScopes() {
        return DescribedPredicate.describe("declare scopes",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(RequiresScope.class)));
    }

    @ArchTest static final ArchRule SCOPES_ARE_ON_PUBLIC_METHODS = methods().that()
            .areAnnotatedWith(RequiresScope.class)
            .should()
            .bePublic()
            .because("callers inside of a package are trusted");

    @ArchTest static final ArchRule NO_FEATURE_DEPENDS_ON_REST_OR_SCREENS = noClasses().that()
            .resideOutsideOfPackages("..api..", "..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.productimporter.web..api..", "org.productimporter.web..ui..")
            .because("REST and screens call the feature, never the reverse");

    @ArchTest static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("org.productimporter.web.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAnyPackage("..ui.."), DescribedPredicate.alwaysTrue())
            .because("a feature can be read without the features above it");

    @ArchTest static final ArchRule THE_PROGRAMS_COMMUNICATE_THROUGH_TABLES = noClasses().should()
            .dependOnClassesThat()
            .resideInAPackage("org.productimporter.importer..")
            .because("each program runs without the other");

    @ArchTest static final ArchRule SQL_IS_IN_SERVICES_AND_REPOSITORIES = noClasses().that()
            .resideInAnyPackage("..api..", "..ui..", "..common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("services and repositories contain the SQL");

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(ArchitectureRules.class);
}
