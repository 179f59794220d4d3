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

    static void keep(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) bits[i] &= others[i];
    }

    static void add(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) bits[i] |= others[i];
    }

    static void remove(long[] bits, long[] others) {
        for (int i = 0; i < bits.length; i++) bits[i] &= ~others[i];
    }

    /** The first position at or after {@code from}, or -1. */
    static int next(long[] bits, int from) {
        int word = from >>> 6;
        if (word >= bits.length) return -1;
        long rest = bits[word] & -1L << from;
        while (rest == 0) {
            if (++word == bits.length) return -1;
            rest = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }
}
