import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// Prints the size and structure of the code of a checkout as a Markdown table. `bench/structure` runs it.
///
/// Sizes are physical lines. package-info.java counts in the lines only. A method is measured from the opening to the
/// closing brace of its body, like in Checkstyle. A circle is a set of packages each of which imports every other one,
/// directly or through others.
class Structure {

    /// Ten lines below the limits of checkstyle.xml.
    static final int LONG_FILE = 240;

    static final int LONG_METHOD = 30;

    /// Maximum number of names in a cell of the table.
    static final int LISTED = 10;

    final int lines;
    final List<Unit> units = new ArrayList<>();

    record Sized(String name, int lines) {}

    record Unit(Path file, int lines, String inPackage, List<String> imports, List<Boolean> typesArePublic,
            List<Sized> methods) {}

    public static void main(String... arguments) throws IOException {
        var root = Path.of(arguments[0]);
        print(new Structure(sources(root, "main")), new Structure(sources(root, "test")));
    }

    static List<Path> sources(Path root, String kind) throws IOException {
        try (var modules = Files.list(root)) {
            var files = new ArrayList<Path>();
            for (var module : modules.filter(folder -> !folder.endsWith("bench")).sorted().toList()) {
                var folder = module.resolve("src", kind, "java");
                if (Files.isDirectory(folder)) {
                    try (var found = Files.walk(folder)) {
                        found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
                    }
                }
            }
            return files;
        }
    }

    Structure(List<Path> files) throws IOException {
        var sum = 0;
        for (var file : files) {
            sum += lines(file);
        }
        lines = sum;
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var code = files.stream().filter(file -> !file.endsWith("package-info.java")).toList();
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(code));
            for (var tree : task.parse()) {
                units.add(unit(tree, Trees.instance(task)));
            }
        }
    }

    static Unit unit(CompilationUnitTree tree, Trees trees) throws IOException {
        var file = Path.of(tree.getSourceFile().toUri());
        var methods = new ArrayList<Sized>();
        new TreeScanner<Void, String>() {
            @Override
            public Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().isEmpty() ? outer : type.getSimpleName().toString());
            }

            @Override
            public Void visitMethod(MethodTree method, String type) {
                if (method.getBody() != null) {
                    var map = tree.getLineMap();
                    var first = map.getLineNumber(trees.getSourcePositions().getStartPosition(tree, method.getBody()));
                    var last = map.getLineNumber(trees.getSourcePositions().getEndPosition(tree, method.getBody()) - 1);
                    var name = method.getName().contentEquals("<init>") ? "new" : method.getName().toString();
                    methods.add(new Sized(type + "." + name, (int) (last - first + 1)));
                }
                return super.visitMethod(method, type);
            }
        }.scan(tree, "");
        var publicTypes = tree.getTypeDecls()
                .stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> ((ClassTree) type).getModifiers().getFlags().contains(Modifier.PUBLIC))
                .toList();
        var imports = tree.getImports().stream().map(ImportTree::getQualifiedIdentifier).map(Object::toString).toList();
        return new Unit(file, lines(file), tree.getPackageName().toString(), imports, publicTypes, methods);
    }

    static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    Map<String, Integer> typesByPackage() {
        return units.stream().collect(Collectors.groupingBy(Unit::inPackage, TreeMap::new,
                Collectors.summingInt(unit -> unit.typesArePublic().size())));
    }

    /// The packages of each circle.
    List<Set<String>> circles() {
        var packages = typesByPackage().keySet();
        var uses = new TreeMap<String, Set<String>>();
        for (var unit : units) {
            for (var name : unit.imports()) {
                Stream.iterate(name, at -> at.contains("."), at -> at.substring(0, at.lastIndexOf('.')))
                        .filter(packages::contains)
                        .findFirst()
                        .filter(used -> !used.equals(unit.inPackage()))
                        .ifPresent(used -> uses.computeIfAbsent(unit.inPackage(), _ -> new TreeSet<>()).add(used));
            }
        }
        var reached = packages.stream().collect(Collectors.toMap(one -> one, one -> reachable(one, uses)));
        return packages.stream()
                .<Set<String>>map(one -> reached.get(one)
                        .stream()
                        .filter(other -> reached.get(other).contains(one))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .filter(circle -> !circle.isEmpty())
                .distinct()
                .toList();
    }

    static Set<String> reachable(String from, Map<String, Set<String>> uses) {
        var reached = new TreeSet<String>();
        var open = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (reached.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    List<Sized> files() {
        return units.stream().map(unit -> new Sized(unit.file().getFileName().toString(), unit.lines())).toList();
    }

    List<Sized> methods() {
        return units.stream().flatMap(unit -> unit.methods().stream()).toList();
    }

    List<String> namesThatExistTwice() {
        var counts = files().stream().collect(Collectors.groupingBy(Sized::name, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().filter(name -> name.getValue() > 1).map(Map.Entry::getKey).toList();
    }

    static String spread(List<Sized> sized) {
        if (sized.isEmpty()) {
            return "0 / 0 / 0";
        }
        var sorted = sized.stream().map(Sized::lines).sorted().toList();
        return sorted.get(sorted.size() / 2) + " / " + sorted.get(sorted.size() * 9 / 10) + " / " + sorted.getLast();
    }

    String nonPublic() {
        var all = units.stream().flatMap(unit -> unit.typesArePublic().stream()).toList();
        return "%d of %,d, %.0f %%".formatted(Collections.frequency(all, false), all.size(),
                100.0 * Collections.frequency(all, false) / Math.max(1, all.size()));
    }

    String largestPackage() {
        return typesByPackage().entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(largest -> largest.getValue() + " in " + shortName(largest.getKey()))
                .orElse("none");
    }

    static String shortName(String inPackage) {
        return inPackage.replaceFirst("^org\\.productimporter\\.", "");
    }

    static String longerThan(List<Sized> sized, int limit) {
        return listed(sized.stream()
                .filter(one -> one.lines() > limit)
                .sorted(Comparator.comparingInt(Sized::lines).reversed())
                .map(one -> one.name().replace(".java", "") + " " + one.lines())
                .toList());
    }

    static String listed(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.isEmpty() ? "0" : names.size() + ": " + shown + (names.size() > LISTED ? ", ..." : "");
    }

    static void print(Structure main, Structure test) {
        System.out.println("| figure | main | tests |\n| --- | --- | --- |");
        row(main, test, "lines", code -> "%,d".formatted(code.lines));
        row(main, test, "files", code -> "%,d".formatted(code.units.size()));
        row(main, test, "lines of a file: median / p90 / largest", code -> spread(code.files()));
        row(main, test, "methods", code -> "%,d".formatted(code.methods().size()));
        row(main, test, "lines of a method: median / p90 / largest", code -> spread(code.methods()));
        row(main, test, "top-level types that are not public", Structure::nonPublic);
        row(main, test, "packages", code -> "" + code.typesByPackage().size());
        row(main, test, "most types in a package", Structure::largestPackage);
        row(main, test, "files over " + LONG_FILE + " lines", code -> longerThan(code.files(), LONG_FILE));
        row(main, test, "methods over " + LONG_METHOD + " lines", code -> longerThan(code.methods(), LONG_METHOD));
        row(main, test, "file names that exist twice", code -> listed(code.namesThatExistTwice()));
        System.out.println("\nCircles of packages in main: " + main.circles().size());
        for (var circle : main.circles()) {
            System.out.println("- " + circle.stream().map(Structure::shortName).collect(Collectors.joining(", ")));
        }
    }

    static void row(Structure main, Structure test, String figure, Function<Structure, String> value) {
        System.out.println("| " + figure + " | " + value.apply(main) + " | " + value.apply(test) + " |");
    }
}
