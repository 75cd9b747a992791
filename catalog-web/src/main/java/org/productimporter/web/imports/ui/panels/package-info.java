/// The panels that show one import: state, phases, outcome, work and attempts.
@NullMarked
package org.productimporter.web.imports.ui.panels;

import org.jspecify.annotations.NullMarked;
