package org.productimporter.web.imports.differences;

import java.util.List;

/// What an import would do.
///
/// @param created new products
/// @param unchanged rows that change no product
/// @param deactivated products that the file does not contain
/// @param flags what is unusual against the catalogue
public record ImportPreview(long created, long updated, long unchanged, long deactivated, List<PreviewFlag> flags) {}
