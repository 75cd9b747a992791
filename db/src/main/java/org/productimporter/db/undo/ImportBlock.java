package org.productimporter.db.undo;

import org.productimporter.db.changes.ChangeKind;

/// A block of the changes of an import.
///
/// @param differences read by `DifferenceReader`
@SuppressWarnings("ArrayRecordComponent") // it is passed on, never compared
public record ImportBlock(long id, ChangeKind change, byte[] differences) {}
