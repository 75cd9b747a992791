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
import org.productimporter.db.testing.HouseRules;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.springframework.stereotype.Component;

/// Who may know whom in the server, and that no door stands open by mistake.
@AnalyzeClasses(packages = "org.productimporter.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] WITHOUT_RULES = {"..web.common..", "..web.uploads.."};

    @ArchTest static final ArchRule EACH_DOOR_HAS_A_RULE = methods().that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(arePublicBeans())
            .should(carryARule())
            .because("the console and REST come through the same door");

    private static DescribedPredicate<JavaClass> arePublicBeans() {
        return DescribedPredicate.describe("are public beans of a feature",
                type -> type.getModifiers().contains(PUBLIC) && type.isMetaAnnotatedWith(Component.class)
                        && !resideInAnyPackage(WITHOUT_RULES).test(type)
                        && !type.getPackageName().equals("org.productimporter.web"));
    }

    private static ArchCondition<JavaMethod> carryARule() {
        return new ArchCondition<>("carry @RequiresScope or @NoScopeRequired") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var ruled = method.isAnnotatedWith(RequiresScope.class) || method.isAnnotatedWith(NoScopeRequired.class)
                        || method.getOwner().isAnnotatedWith(NoScopeRequired.class);
                events.add(new SimpleConditionEvent(method, ruled, method.getFullName() + " has no rule"));
            }
        };
    }

    @ArchTest static final ArchRule A_GUARDED_DOOR_CAN_BE_GUARDED = classes().that(containRules())
            .should()
            .notHaveModifier(FINAL)
            .andShould()
            .beMetaAnnotatedWith(Component.class)
            .because("a rule stands before a bean only, and a final class has no before");

    private static DescribedPredicate<JavaClass> containRules() {
        return DescribedPredicate.describe("contain rules",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(RequiresScope.class)));
    }

    @ArchTest static final ArchRule RULES_STAND_ON_PUBLIC_METHODS = methods().that()
            .areAnnotatedWith(RequiresScope.class)
            .should()
            .bePublic()
            .because("a caller inside the package does not come through the door");

    @ArchTest static final ArchRule NOBODY_KNOWS_REST_OR_SCREENS = noClasses().that()
            .resideOutsideOfPackages("..api..", "..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.productimporter.web..api..", "org.productimporter.web..ui..")
            .because("REST and screens call the feature, never the reverse");

    @ArchTest static final ArchRule FEATURES_ARE_NO_CIRCLE = slices().matching("org.productimporter.web.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAnyPackage("..ui.."), DescribedPredicate.alwaysTrue())
            .because("a reader goes from a feature down and never has to come back up");

    @ArchTest static final ArchRule THE_PROGRAMS_MEET_IN_TABLES = noClasses().should()
            .dependOnClassesThat()
            .resideInAPackage("org.productimporter.importer..")
            .because("either program runs without the other");

    @ArchTest static final ArchRule SQL_HAS_ITS_HOMES = noClasses().that()
            .resideInAnyPackage("..api..", "..ui..", "..common..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
            .because("statements stand where they are used, behind the door");

    @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);
}
