package org.productimporter.importer.csv;

import java.io.IOException;
import java.io.Reader;

/// Removes spaces and tabs around quoted cells from CSV text: FastCSV reads `"a" , "b"` only without them. Everything else
/// passes unchanged. Not thread-safe.
public final class UnpaddedReader extends Reader {

    private static final int BLOCK_CHARACTERS = 8 * 1024;

    private enum State {
        CELL_START, UNQUOTED, QUOTED, BEHIND_QUOTE
    }

    private final Reader text;
    private final char delimiter;
    private final char[] block = new char[BLOCK_CHARACTERS];
    private final StringBuilder ready = new StringBuilder();

    /// Blanks at the start of a cell or behind its closing quote; the next character decides whether they are content.
    private final StringBuilder blanks = new StringBuilder();

    private State state = State.CELL_START;
    private int at;

    /// @param text starts where a record starts
    public UnpaddedReader(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (length > 0 && at == ready.length()) {
            ready.setLength(0);
            at = 0;
            int count = text.read(block, 0, block.length);
            if (count < 0) {
                return end() ? read(target, offset, length) : -1;
            }
            for (int next = 0; next < count; next++) {
                accept(block[next]);
            }
        }
        int count = Math.min(length, ready.length() - at);
        ready.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    /// Returns whether blanks are left that are the content of the last cell.
    private boolean end() {
        var isContent = state == State.CELL_START && !blanks.isEmpty();
        if (isContent) {
            ready.append(blanks);
        }
        blanks.setLength(0);
        return isContent;
    }

    private void accept(char character) {
        if (state == State.QUOTED) {
            state = character == '"' ? State.BEHIND_QUOTE : State.QUOTED;
            ready.append(character);
        } else if (isBlank(character) && state != State.UNQUOTED) {
            blanks.append(character);
        } else {
            var follows = next(character);
            if (follows != State.QUOTED && (state == State.CELL_START || follows == State.UNQUOTED)) {
                ready.append(blanks);
            }
            blanks.setLength(0);
            ready.append(character);
            state = follows;
        }
    }

    /// Returns the state after a character outside quotes.
    private State next(char character) {
        if (character == delimiter || character == '\r' || character == '\n') {
            return State.CELL_START;
        }
        var opensQuotes = switch (state) {
            case CELL_START -> character == '"';
            // A quote written twice.
            case BEHIND_QUOTE -> character == '"' && blanks.isEmpty();
            default -> false;
        };
        return opensQuotes ? State.QUOTED : State.UNQUOTED;
    }

    private boolean isBlank(char character) {
        return (character == ' ' || character == '\t') && character != delimiter;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
