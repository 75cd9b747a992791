/// Brings a product file of any form into its normal form: a CSV file in UTF-8.
@NullMarked
package org.productimporter.importer.normal;

import org.jspecify.annotations.NullMarked;
