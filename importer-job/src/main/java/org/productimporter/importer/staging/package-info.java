/// The UNLOGGED tables of one import: made, checked, dropped.
@NullMarked
package org.productimporter.importer.staging;

import org.jspecify.annotations.NullMarked;
