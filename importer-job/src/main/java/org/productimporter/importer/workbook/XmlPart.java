package org.productimporter.importer.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.unpack.UnpackedStream;

/// Reads an XML part of a workbook forward. Ignores name spaces and rejects DTDs. Not thread-safe.
final class XmlPart implements Closeable {

    /// A cell has at most 32,767 characters in Excel.
    private static final int MAX_TEXT_CHARACTERS = 1 << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final Bytes bytes;
    private final XMLStreamReader xml;

    XmlPart(InputStream bytes) throws IOException {
        this.bytes = new Bytes(bytes);
        try {
            this.xml = FACTORY.createXMLStreamReader(this.bytes);
        } catch (XMLStreamException e) {
            bytes.close();
            throw damaged(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// Moves to the next start or end of an element for which `found` holds. Returns false at the end of the part.
    boolean goTo(BooleanSupplier found) {
        try {
            while (xml.hasNext()) {
                int event = next();
                if ((event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                        && found.getAsBoolean()) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    boolean starts(String element) {
        return xml.isStartElement() && element.equals(xml.getLocalName());
    }

    boolean ends(String element) {
        return xml.isEndElement() && element.equals(xml.getLocalName());
    }

    @Nullable
    String attribute(String name) {
        for (int at = 0; at < xml.getAttributeCount(); at++) {
            if (name.equals(xml.getAttributeLocalName(at))) {
                return xml.getAttributeValue(at);
            }
        }
        return null;
    }

    String requiredAttribute(String name) {
        var value = attribute(name);
        if (value == null) {
            throw damaged(new IOException("an attribute " + name + " is missing"));
        }
        return value;
    }

    /// Appends the text of the current element, which has no elements in it, and moves to its end.
    void appendText(StringBuilder text) {
        try {
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    throw damaged(new IOException("an element stands where a text is expected"));
                }
                if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA
                        || event == XMLStreamConstants.SPACE) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                if (text.length() > MAX_TEXT_CHARACTERS) {
                    throw new FileRejectedException("A cell is too long",
                            "It has more than %,d characters.".formatted(MAX_TEXT_CHARACTERS), "Shorten the cell.");
                }
                event = next();
            }
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private int next() throws XMLStreamException {
        bytes.sinceEvent = 0;
        return xml.next();
    }

    /// Ends the part at a name, an attribute or a comment that the parser would keep in memory as a whole. It returns long
    /// texts in pieces.
    private static final class Bytes extends FilterInputStream {

        private static final int MAX_BYTES_OF_EVENT = 4 * 1024 * 1024;

        private long sinceEvent;

        Bytes(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (sinceEvent > MAX_BYTES_OF_EVENT) {
                throw new IOException("an element or text has more than %,d bytes".formatted(MAX_BYTES_OF_EVENT));
            }
            int count = super.read(target, offset, length);
            sinceEvent += Math.max(count, 0);
            return count;
        }
    }

    /// Returns the rejection of a workbook that cannot be read.
    static FileRejectedException damaged(Exception cause) {
        return UnpackedStream.damaged("an Excel workbook", cause);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
