package io.shelfbell.rule.workbook;

/**
 * What one workbook may cost in memory, counted while it is read. A file of 5 MB can unpack to gigabytes, and a cell of 20 bytes becomes
 * an object of 100.
 */
final class Allowance {
    static final long MAX_UNPACKED = 50L << 20;
    private static final int MAX_CELLS = 650_000; // a comparison holds two workbooks
    private static final int MAX_TEXTS = 1_000_000;
    private static final long MAX_CHARACTERS = 20_000_000;

    private long unpacked;
    private int cells;
    private int texts;
    private long characters;

    void unpack(int bytes) throws Refused {
        unpacked += bytes;
        if (unpacked > MAX_UNPACKED) throw tooBigUnpacked();
    }

    static Refused tooBigUnpacked() {
        return new Refused("TOO_BIG_UNPACKED", "more than 50 MB once unzipped", "at most 50 MB", "split the table");
    }

    void cell() throws Refused {
        if (++cells > MAX_CELLS)
            throw new Refused(
                    "TOO_MANY_CELLS",
                    "more than 650,000 filled cells",
                    "at most 650,000 filled cells in 20,000 rows and 64 columns",
                    "split the table");
    }

    void text(int length) throws Refused {
        characters += length;
        if (++texts > MAX_TEXTS || characters > MAX_CHARACTERS)
            throw new Refused(
                    "TOO_MUCH_TEXT",
                    "more than 1,000,000 texts or 20,000,000 characters",
                    "less text",
                    "split the table");
    }
}
