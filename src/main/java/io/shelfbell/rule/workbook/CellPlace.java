package io.shelfbell.rule.workbook;

/**
 * Where a cell says that it stands.
 *
 * @param row from 1
 * @param column from 0
 */
record CellPlace(int row, int column) {
    /** Further out there is no cell, neither in Excel nor in LibreOffice. */
    private static final int FAR_OUT = 100_000_000;

    static CellPlace of(String ref) throws Refused {
        long column = 0;
        int at = 0;
        for (; at < ref.length() && letter(ref.charAt(at)) > 0 && column < FAR_OUT; at++)
            column = column * 26 + letter(ref.charAt(at));
        if (at == 0 || column >= FAR_OUT) throw Refused.broken("a cell called \"" + ref + "\"");
        return new CellPlace(row(ref.substring(at)), (int) column - 1);
    }

    /** Row numbers beyond the last of any sheet are kept, as they are only reported. */
    static int row(String number) throws Refused {
        try {
            int row = Integer.parseInt(number);
            if (row > 0 && Character.isDigit(number.charAt(0))) return row;
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refused.broken("a row numbered \"" + number + "\"");
    }

    private static int letter(char c) {
        if (c >= 'A' && c <= 'Z') return c - 'A' + 1;
        return c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
    }
}
