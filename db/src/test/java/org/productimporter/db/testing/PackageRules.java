package org.productimporter.db.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/// Rules for the packages of a program. An exception is a dependency from one package to another, with full names.
/// A program lists its exceptions in one place, and the list only becomes shorter.
public final class PackageRules {

    /// A dependency of one package on another that is still allowed. `..` at the end means the packages below, too.
    public record Allowed(String from, String to) {

        private boolean covers(String using, String used) {
            return PackageMatcher.of(from).matches(using) && PackageMatcher.of(to).matches(used);
        }
    }

    private PackageRules() {}

    /// No package depends on itself through others.
    public static ArchRule noCircles(List<Allowed> exceptions) {
        var rule = slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles();
        for (var exception : exceptions) {
            rule = rule.ignoreDependency(resideInAPackage(exception.from()), resideInAPackage(exception.to()));
        }
        return rule.because("packages in a cycle can only be understood and changed together");
    }

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    private static final int MAX_TYPES = 15;

    /// A package has at most 15 types, those in types not counted.
    public static ArchRule smallPackages() {
        return classes().that()
                .areTopLevelClasses()
                .should(new ArchCondition<>("share their package with fewer than %d others".formatted(MAX_TYPES)) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        long types = typesOf(type.getPackage());
                        if (types > MAX_TYPES) {
                            events.add(SimpleConditionEvent.violated(type,
                                    "%s has %d types".formatted(type.getPackageName(), types)));
                        }
                    }
                })
                .because("a package is one concept; a larger one is several");
    }

    private static long typesOf(JavaPackage folder) {
        return folder.getClasses()
                .stream()
                .filter(type -> type.isTopLevelClass() && !type.isArray() && !type.getName().endsWith(".package-info"))
                .count();
    }

    /// Other features use only the package of a feature itself, not the packages in it. A feature is a package
    /// directly below `root`.
    ///
    /// @param shared inner packages that all features may use, with full names; `..` at the end means the packages below, too
    public static ArchRule innerPackagesStayInside(String root, List<String> shared, List<Allowed> exceptions) {
        return classes().that()
                .resideInAPackage(root + "..")
                .should(useNoInnerPackageOfAnotherFeature(root, shared, exceptions))
                .because("the package of a feature contains what it offers to others");
    }

    private static ArchCondition<JavaClass> useNoInnerPackageOfAnotherFeature(String root, List<String> shared,
            List<Allowed> exceptions) {
        return new ArchCondition<>("use no inner package of another feature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var dependency : type.getDirectDependenciesFromSelf()) {
                    var from = type.getPackageName();
                    var to = packageOf(dependency);
                    if (to.startsWith(root + ".") && isInner(to, root) && !feature(to, root).equals(feature(from, root))
                            && shared.stream().noneMatch(one -> PackageMatcher.of(one).matches(to))
                            && exceptions.stream().noneMatch(one -> one.covers(from, to))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static String packageOf(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType().getPackageName();
    }

    private static boolean isInner(String inPackage, String root) {
        return inPackage.indexOf('.', root.length() + 1) > 0;
    }

    /// The feature's name, empty for the root itself.
    private static String feature(String inPackage, String root) {
        return inPackage.equals(root) ? "" : inPackage.substring(root.length() + 1).split("\\.", 2)[0];
    }
}
