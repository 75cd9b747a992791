package org.productimporter.web.imports;

import org.productimporter.model.imports.ImportState;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// Spells states as REST does. Not a setting for all enums: the importer in the same process
/// shares the mapper, and keeps names of its own in the database.
@JacksonComponent
class ImportStateJson extends ValueSerializer<ImportState> {

    @Override
    public void serialize(ImportState state, JsonGenerator json, SerializationContext context) {
        json.writeString(state.text());
    }
}
