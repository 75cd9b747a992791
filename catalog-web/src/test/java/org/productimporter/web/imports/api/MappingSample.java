package org.productimporter.web.imports.api;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A mapping with a question, as an importer stores it.
final class MappingSample {

    static final String PROPOSAL = """
            {"columns": {"Nr": "sku", "Bezeichnung": "name", "EK": null, "VK": "price", "Farbe": "attributes.Farbe"},
             "header": "first", "delimiter": ";", "charset": "windows-1252", "decimal": "comma", "currency": "EUR",
             "sheet": null, "skip_lines": 2, "unknown": "ignore", "profile_name": null}""";
    static final String MAPPING = """
            {"proposal": %s,
             "reasons": {"delimiter": "five cells in each of 20 rows"},
             "alternatives": {"columns.VK": ["price", "attributes.VK"]},
             "questions": [{"field": "columns.VK", "message": "EK and VK may both be the price", "choices": ["price"]}],
             "header": ["Nr", "Bezeichnung", "EK", "VK", "Farbe"],
             "sample": [["1", "Lampe", "1,00", "2,00", "rot"]]}""".formatted(PROPOSAL);

    private MappingSample() {}

    /// The proposal with another value.
    static String with(String member, Object value) {
        var proposal = (ObjectNode) JsonMapper.shared().readTree(PROPOSAL);
        return proposal.set(member, JsonMapper.shared().valueToTree(value)).toString();
    }
}
