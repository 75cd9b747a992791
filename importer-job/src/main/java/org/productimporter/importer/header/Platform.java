package org.productimporter.importer.header;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.productimporter.model.product.ProductField;

/// An export of a known shop or catalogue program, as `platforms.txt` describes it.
///
/// @param name name of the program
/// @param recognizedBy columns that every such export has, in their comparable form
/// @param rules the columns of each field
/// @param fillDown the key column and the columns to fill down, in their comparable form; empty if there are none
/// @param images the columns of images, in their comparable form
/// @param inactiveWords words of the active column that mean no, besides the usual ones
public record Platform(String name, List<String> recognizedBy, Map<ProductField, Rule> rules, List<String> fillDown,
        List<String> images, List<String> inactiveWords) {

    /// @param columns the names of the columns, most preferred first; a name that ends in `*` is a prefix
    /// @param ask whether the columns are of equal standing
    public record Rule(List<String> columns, boolean ask) {

        /// Returns the rank of a column, or -1.
        public int rank(String compact) {
            for (int rank = 0; rank < columns.size(); rank++) {
                var name = columns.get(rank);
                var matches = name.endsWith("*") ? compact.startsWith(name.substring(0, name.length() - 1))
                        : compact.equals(name);
                if (matches) {
                    return rank;
                }
            }
            return -1;
        }
    }

    private static final List<Platform> KNOWN = read();

    /// Returns the first platform whose columns the header holds.
    public static Optional<Platform> of(List<String> header) {
        var compact = header.stream().map(HeaderText::compact).toList();
        return KNOWN.stream().filter(platform -> compact.containsAll(platform.recognizedBy())).findFirst();
    }

    private static List<Platform> read() {
        var platforms = new ArrayList<Platform>();
        for (String line : Resource.lines("platforms.txt")) {
            if (line.startsWith("[")) {
                platforms.add(new Platform(line.substring(1, line.length() - 1), new ArrayList<>(),
                        new EnumMap<>(ProductField.class), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            } else {
                platforms.getLast().add(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
            }
        }
        return List.copyOf(platforms);
    }

    private void add(String key, String written) {
        var columns = Arrays.stream(written.split(",", -1)).map(Platform::compact).toList();
        switch (key) {
            case "recognized by" -> recognizedBy.addAll(columns);
            case "fill down" -> fillDown.addAll(columns);
            case "images" -> images.addAll(columns);
            case "inactive words" -> inactiveWords.addAll(columns);
            default -> {
                var ask = key.startsWith("ask ");
                var field = ProductField.valueOf((ask ? key.substring("ask ".length()) : key).toUpperCase(Locale.ROOT));
                rules.put(field, new Rule(columns, ask));
            }
        }
    }

    private static String compact(String name) {
        return HeaderText.compact(name) + (name.endsWith("*") ? "*" : "");
    }
}
