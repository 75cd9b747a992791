package org.productimporter.importer.testing;

import java.util.List;

/// The cells and records of a [HostileFile].
final class OddRows {

    /// Stands for bytes that are not UTF-8; a private-use character no row contains otherwise.
    static final char BAD_BYTES_MARK = '\uE000';

    static final List<String> NAMES = List.of("Plain name", "Crème brûlée", "日本語の名前", "Lamp 😀",
            "'; drop table product; --", "=1+1", "<b>bold</b>", "  blanks around\t");

    static final List<String> DESCRIPTIONS = List.of("", "one line", "\"quoted, with a comma\"",
            "\"she said \"\"hello\"\"\"", "\"first line\nsecond line\"", "\"first line\r\n\r\nthird line\"",
            "\"\"\"all quoted\"\"\"", "back\\slash \\n and 'apostrophes'", "\"tab\there; semicolon | bar\"", "\"\"");

    static final List<String> PRICES =
            List.of("", "0", "-0", "12.5", "12.50", "0.01", "999999999999.99", "007", "\"19.90\"");

    static final List<String> BOOLEANS = List.of("", "true", "FALSE", "t", "No", "1", "0", "on", "Off", "yes", "\"y\"");

    /// Good rows whose SKU needs care, then bad rows of every code. A SKU `last-…` has a good row
    /// first and a bad one later: the bad one must not win, the good one must.
    static final List<String> ALL = List.of("caf\u00E9-1,NFC,,1,", "cafe\u0301-1,NFD is the same product,,2,",
            "CAF\u00C9-1,and so is upper case,,3,", "\u0130stanbul,dotted capital I,,1,",
            "istanbul,another product,,2,", "\u03A3\u03C3\u03C2-1,sigma,,1,",
            "\u03C3\u03A3\u03A3-1,the same sigmas,,2,", "\u212A-9,Kelvin sign,,1,", "k-9,letter k,,2,",
            "\u212B-9,Angstrom sign,,1,", "\u00E5-9,letter a with ring,,2,", "\u017F-9,long s,,1,", "s-9,letter s,,2,",
            "stra\u00DFe-1,sharp s,,1,", "STRASSE-1,another product,,2,", "\uFF21\uFF22\uFF23\uFF11,full width,,1,",
            "abc1,narrow,,2,", "\uFB01-1,ligature,,1,", "fi-1,two letters,,2,", "\u00A0nbsp-1\u3000,trimmed,,1,",
            "\"\u200Bnbsp-1 \",trimmed too,,2,", "\uFEFFbom-1,mark in the middle of the file,,1,",
            "../../etc/passwd,path,,1,", "a/b?c#d%2e,address,,1,", "\"a,b\",comma in SKU,,1,",
            "\"say \"\"hi\"\"\",quotes in SKU,,1,", "\\N,backslash N is text,,1,",
            "1.23E+12,rounded by a spreadsheet,,1,", "\uD83D\uDE00-1,emoji SKU,,1,", "last-1,wins,,1,",
            "last-2,wins,,1,", "last-3,wins,,1,", "LAST-3,wins over the row before,,2,", "last-4,wins,,1,",
            "max-1," + "n".repeat(255) + "," + "d".repeat(10_000) + ",1,", "s".repeat(64) + ",longest SKU,,1,",
            "\uD83D\uDE00".repeat(64) + ",longest in code points,,1,", "bidi-1,\u202Ereversed\u202C,,1,",
            "LAST-1,bad price must not win,,abc,", "last-2,too few columns", "last-3,\u0007control,,1,",
            "last-4,bad\uE000bytes,,1,", ",no SKU,,1,", "\"\",quoted nothing,,1,", "\" \u00A0\",only blanks,,1,",
            ",,,,", "bad-1,,no name,1,", "bad-2," + "n".repeat(256) + ",,1,", "s".repeat(65) + ",SKU too long,,1,",
            "bad-3,name," + "d".repeat(10_001) + ",1,", "bad-4,name,,1", "bad-5,name,,1,true,x", "\\.", "# a comment",
            "stray-1,na\"me \"x\",,1,", "bad-7,\"name\"x,,1,", "bad-8,\"na\\\"me\",,1,",
            "bad-9,\"two\nlines\" and more,,1,", "bad-10,\uE000,,1,", "bad-11,name,\uE000,1,",
            "bad-12,\"two\nlines \uE000\",,1,", "bad-13,name,\uE000 and more,1,", "bad-14,nul \0 byte,,1,",
            "bad\u001B-15,control in SKU,,1,", "bad-16,name,bell \u0007,1,", "bad-17,delete \u007F,,1,",
            "bad\u200B-18,invisible in SKU,,1,", "bad\u202E-19,bidi in SKU,,1,",
            "bad\u00A0-20,no-break space in SKU,,1,", "sku,name,description,price,active",
            "\uFEFFSKU,Name,Description,Price,Active", "bad-21,name,,12.5.3,", "bad-22,name,,1e3,", "bad-23,name,,NaN,",
            "bad-24,name,,+5,", "bad-25,name,,\u0663,", "bad-26,name,,1E1000000000,", "bad-27,name,,\"1,2,3.50\",",
            "bad-28,name,,12 dozen,", "bad-29,name,,.5,", "bad-30,name,,1.005,", "bad-31,name,,99999999999999.99,",
            "bad-32,name,,1000000000000,", "bad-33,name,,-1,", "surplus-1,name,,1,true, ,\"\"",
            " padded-1 , \"two, \"\"three\"\"\"\t,\t\"x\ny\" , 1 , ", "=\"00123\",\"=\"\"0815\"\"\",,1,",
            "zeros-1,name,,39.0000,", "bad-38,na\uFFFDme,,1,", "Summe,,,99,", "bad-34,name,,1,tr",
            "bad-35,name,,1,perhaps", "bad-36,name,,1,2");

    private OddRows() {}

    /// A closed quoted field that makes its record a little larger than 1 MiB.
    static String overOneMebibyte() {
        return "bad-37,name,\"" + "line of a very long description\n".repeat(33_000) + "\",1,";
    }
}
