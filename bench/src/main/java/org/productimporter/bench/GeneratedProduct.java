package org.productimporter.bench;

import java.util.SplittableRandom;

/// A generated product, determined by its number. Its words have the frequencies of a natural language: among 20,000 words,
/// the probability of the word of rank r is proportional to 1/r. So one word occurs in most products, and most words in few.
///
/// @param no number of the product, from 1
record GeneratedProduct(long no) {

    static final int WORDS = 20_000;

    private static final int DESCRIPTION_WORDS = 18;
    private static final String[] SYLLABLES =
            ("kal lom min ter son vel dra pin gus hor bex til mos sur qua fen rix adu yem zor "
                    + "cal deb ewi fro gil hap iro jun kem lud mav nok opa pel rud sib tof" + " urs vik wem")
                    .split(" ", -1);

    /// Returns the word of a rank; rank 1 is the most frequent. The first 1,600 words have two syllables, the others three.
    static String word(int rank) {
        int count = SYLLABLES.length;
        int first = rank % count;
        int rest = rank / count;
        var begin = SYLLABLES[first] + SYLLABLES[(rest + first) % count];
        return rest < count ? begin : begin + SYLLABLES[(rest / count + first) % count];
    }

    String sku() {
        return "BENCH-%09d".formatted(no);
    }

    /// Three words and a number.
    String name() {
        return words(new SplittableRandom(-no), 3) + ' ' + no % 10_000;
    }

    /// Eighteen words and a hash.
    String description() {
        return words(new SplittableRandom(no), DESCRIPTION_WORDS) + ". " + hash();
    }

    /// The first words of the description.
    String phrase(int count) {
        return words(new SplittableRandom(no), count);
    }

    /// Sixteen hexadecimal digits.
    String hash() {
        return "%016x".formatted(new SplittableRandom(no * 31).nextLong());
    }

    String price() {
        return "%d.%02d".formatted(no * 7_919 % 1_000, no % 100);
    }

    /// True for nine of ten products.
    boolean isActive() {
        return no % 10 != 0;
    }

    private static String words(SplittableRandom random, int count) {
        var text = new StringBuilder();
        for (int k = 0; k < count; k++) {
            var rank = (int) Math.exp(Math.log(WORDS) * random.nextDouble());
            text.append(k == 0 ? "" : " ").append(word(rank));
        }
        return text.toString();
    }
}
