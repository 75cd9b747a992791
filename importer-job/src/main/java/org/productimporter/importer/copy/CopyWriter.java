package org.productimporter.importer.copy;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.model.text.Utf8Text;

/// Sends rows in the binary format of COPY. Not thread-safe.
///
/// Binary instead of text: copying 500,000 rows in one session takes 0.57 s instead of 0.82 s, and nothing must be escaped.
public final class CopyWriter {

    /// A price that is null.
    public static final long NO_PRICE = ProductValues.NO_PRICE;

    private static final int BUFFER_BYTES = 64 << 10;

    /// The largest value of fixed size is a numeric.
    private static final int LARGEST_FIXED = 32;

    /// Precedes the text of a jsonb value, see jsonb_recv in PostgreSQL's source.
    private static final byte JSONB_VERSION = 1;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int length;

    CopyWriter(CopyIn copy) {
        this.copy = copy;
        System.arraycopy(CopyFormat.HEADER, 0, buffer, 0, CopyFormat.HEADER.length);
        length = CopyFormat.HEADER.length;
    }

    /// Starts a row with this number of fields.
    public void startRow(int fields) throws SQLException {
        reserve(LARGEST_FIXED);
        putShort((short) fields);
    }

    void end() throws SQLException {
        reserve(LARGEST_FIXED);
        putShort(CopyFormat.END);
        flush();
        copy.endCopy();
    }

    /// Writes an `integer`.
    public void integer(int value) throws SQLException {
        reserve(LARGEST_FIXED);
        putInt(4);
        putInt(value);
    }

    /// Writes a `bigint`.
    public void bigint(long value) throws SQLException {
        reserve(LARGEST_FIXED);
        putInt(8);
        putLong(value);
    }

    /// Writes a `bigint` that refers to a row, or null for 0.
    public void reference(long id) throws SQLException {
        if (id == 0) {
            reserve(LARGEST_FIXED);
            putInt(CopyFormat.NULL);
        } else {
            bigint(id);
        }
    }

    /// Writes a `double precision`.
    public void float8(double value) throws SQLException {
        bigint(Double.doubleToLongBits(value));
    }

    /// Writes a `tid`, the place of a row version.
    ///
    /// @param block number of the page
    /// @param row number of the row in the page
    public void tid(long block, int row) throws SQLException {
        reserve(LARGEST_FIXED);
        putInt(6);
        putInt((int) block);
        putShort((short) row);
    }

    /// Writes a `boolean`.
    public void bool(boolean value) throws SQLException {
        reserve(LARGEST_FIXED);
        putInt(1);
        buffer[length++] = (byte) (value ? 1 : 0);
    }

    /// Writes a `text`.
    public void text(Utf8Text value) throws SQLException {
        bytes(value.bytes(), value.from(), value.to());
    }

    /// Writes a `bytea` or `text`: `value[from, to)`.
    public void bytes(byte[] value, int from, int to) throws SQLException {
        reserve(LARGEST_FIXED);
        putInt(to - from);
        put(value, from, to);
    }

    /// Writes a `jsonb`, or null.
    public void jsonb(@Nullable Utf8Text value) throws SQLException {
        reserve(LARGEST_FIXED);
        if (value == null) {
            putInt(CopyFormat.NULL);
            return;
        }
        putInt(1 + value.length());
        buffer[length++] = JSONB_VERSION;
        put(value.bytes(), value.from(), value.to());
    }

    /// Writes a price as `numeric` with two decimals, or null for [#NO_PRICE].
    ///
    /// A numeric is sent as digits of base 10,000: their count, the weight of the first, the sign, the number of decimals
    /// shown, and the digits (see numeric_send in PostgreSQL's source). With two decimals, the last digit holds them times
    /// 100.
    ///
    /// @param hundredths 0 to 99,999,999,999,999
    public void price(long hundredths) throws SQLException {
        reserve(LARGEST_FIXED);
        if (hundredths == NO_PRICE) {
            putInt(CopyFormat.NULL);
            return;
        }
        long whole = hundredths / 100;
        int digits = whole == 0 ? 0 : whole < 10_000 ? 1 : whole < 100_000_000 ? 2 : 3;
        putInt(8 + 2 * (digits + 1));
        putShort((short) (digits + 1));
        putShort((short) (digits - 1));
        putShort((short) 0);
        putShort((short) 2);
        if (digits == 3) {
            putShort((short) (whole / 100_000_000));
        }
        if (digits >= 2) {
            putShort((short) (whole / 10_000 % 10_000));
        }
        if (digits >= 1) {
            putShort((short) (whole % 10_000));
        }
        putShort((short) (hundredths % 100 * 100));
    }

    private void put(byte[] value, int from, int to) throws SQLException {
        if (to - from > buffer.length - length) {
            flush();
        }
        if (to - from > buffer.length) {
            copy.writeToCopy(value, from, to - from);
            return;
        }
        System.arraycopy(value, from, buffer, length, to - from);
        length += to - from;
    }

    private void putShort(short value) {
        buffer[length++] = (byte) (value >>> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort((short) (value >>> 16));
        putShort((short) value);
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void reserve(int more) throws SQLException {
        if (more > buffer.length - length) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }
}
