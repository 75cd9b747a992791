/// SVG charts.
@NullMarked
package org.productimporter.web.ui.chart;

import org.jspecify.annotations.NullMarked;
