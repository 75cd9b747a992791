package org.productimporter.web.people;

import java.util.Set;
import java.util.stream.IntStream;

/// The recipes of long passwords that everybody knows: a short piece repeated, a walk over the
/// keyboard or the alphabet, and common words with digits and signs between them. Together they
/// make far more than the 3,000 most common passwords.
final class CommonPasswords {

    private static final int MAX_PIECE = 8;
    private static final int MIN_REST = 4;

    /// Rows and columns of keyboards, the alphabet and digits; walks go both ways.
    private static final String WALKS =
            "abcdefghijklmnopqrstuvwxyz 01234567890123456789 qwertyuiop asdfghjkl zxcvbnm qwertzuiop"
                    + " yxcvbnm azertyuiop qsdfghjklm wxcvbn 1qaz2wsx3edc4rfv5tgb6yhn7ujm qazwsxedcrfvtgb"
                    + " 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6u7i8o9p0 !@#$%^&*() !\"§$%&/()=";

    private static final Set<String> WORDS =
            Set.of(
                    "access",
                    "account",
                    "admin",
                    "administrator",
                    "angel",
                    "baseball",
                    "batman",
                    "butterfly",
                    "catalog",
                    "catalogue",
                    "changeme",
                    "charlie",
                    "cheese",
                    "chocolate",
                    "computer",
                    "default",
                    "dragon",
                    "facebook",
                    "flower",
                    "football",
                    "forever",
                    "freedom",
                    "friend",
                    "friends",
                    "google",
                    "guest",
                    "hallo",
                    "hello",
                    "house",
                    "iloveyou",
                    "importer",
                    "internet",
                    "jesus",
                    "jordan",
                    "killer",
                    "letmein",
                    "letmeinnow",
                    "liverpool",
                    "london",
                    "love",
                    "manager",
                    "master",
                    "michael",
                    "minecraft",
                    "money",
                    "monkey",
                    "mustang",
                    "naruto",
                    "office",
                    "operator",
                    "pass",
                    "passw",
                    "passwd",
                    "passwort",
                    "password",
                    "pokemon",
                    "postgres",
                    "princess",
                    "product",
                    "products",
                    "qwerty",
                    "rainbow",
                    "root",
                    "samsung",
                    "secret",
                    "server",
                    "shadow",
                    "shop",
                    "soccer",
                    "spring",
                    "star",
                    "starwars",
                    "summer",
                    "sunshine",
                    "super",
                    "superman",
                    "system",
                    "temporary",
                    "test",
                    "testing",
                    "thomas",
                    "trustno",
                    "user",
                    "viewer",
                    "welcome",
                    "whatever",
                    "winter",
                    "word",
                    "world",
                    "autumn",
                    "january",
                    "february",
                    "march",
                    "april",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                    "the",
                    "this",
                    "is",
                    "my",
                    "me",
                    "you",
                    "in",
                    "to",
                    "and",
                    "a",
                    "i",
                    "new",
                    "not",
                    "one",
                    "mot",
                    "de",
                    "passe",
                    "geheim");

    private CommonPasswords() {}

    /// @param password in lower case
    static boolean isCommon(String password) {
        return isRepeated(password) || isWalk(password) || isWords(password);
    }

    private static boolean isRepeated(String text) {
        for (var piece = 1; piece <= MAX_PIECE && piece * 2 <= text.length(); piece++) {
            var period = piece;
            if (IntStream.range(period, text.length())
                    .allMatch(i -> text.charAt(i) == text.charAt(i - period))) {
                return true;
            }
        }
        return false;
    }

    /// Cut into walks of three or more steps, with fewer than four characters left over.
    private static boolean isWalk(String text) {
        var rest = 0;
        for (var at = 0; at < text.length(); ) {
            var end = at;
            while (end < text.length() && isOneWalk(text.substring(at, end + 1))) {
                end++;
            }
            if (end - at < 3) {
                rest++;
                at++;
            } else {
                at = end;
            }
        }
        return rest < MIN_REST;
    }

    private static boolean isOneWalk(String piece) {
        return WALKS.contains(piece)
                || WALKS.contains(new StringBuilder(piece).reverse().toString());
    }

    /// Nothing but common words, with digits and signs anywhere between them.
    private static boolean isWords(String text) {
        var plain = unmasked(text);
        var reachable = new boolean[text.length() + 1];
        reachable[0] = true;
        for (var at = 0; at < text.length(); at++) {
            if (!reachable[at]) {
                continue;
            }
            if (!Character.isLetter(text.charAt(at))) {
                reachable[at + 1] = true;
            }
            for (var word : WORDS) {
                if (text.startsWith(word, at) || plain.startsWith(word, at)) {
                    reachable[at + word.length()] = true;
                }
            }
        }
        return reachable[text.length()];
    }

    /// Signs that stand for letters, as in `p@ssw0rd`.
    private static String unmasked(String text) {
        return text.replace('@', 'a')
                .replace('4', 'a')
                .replace('3', 'e')
                .replace('1', 'i')
                .replace('!', 'i')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('5', 's')
                .replace('7', 't');
    }
}
