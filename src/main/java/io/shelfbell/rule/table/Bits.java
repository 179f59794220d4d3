package io.shelfbell.rule.table;

/** A set of row positions, 64 to a word. */
final class Bits {
    private Bits() {}

    static long[] none(int size) {
        return new long[(size + 63) >>> 6];
    }

    static long[] all(int size) {
        var bits = none(size);
        for (int i = 0; i < size; i++) set(bits, i);
        return bits;
    }

    static void set(long[] bits, int position) {
        bits[position >>> 6] |= 1L << position;
    }

    static void flip(long[] bits, int position) {
        bits[position >>> 6] ^= 1L << position;
    }

    static boolean has(long[] bits, int position) {
        return (bits[position >>> 6] & 1L << position) != 0;
    }

    /** The first position of a word that has one. */
    static int first(int word, long bits) {
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
