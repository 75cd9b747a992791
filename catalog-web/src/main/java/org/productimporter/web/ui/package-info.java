/// The layout of the console, its user menu and the configuration of its sessions.
@NullMarked
package org.productimporter.web.ui;

import org.jspecify.annotations.NullMarked;
