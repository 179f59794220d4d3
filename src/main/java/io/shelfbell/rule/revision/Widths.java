package io.shelfbell.rule.revision;

import java.util.Map;
import java.util.TreeMap;

/** How wide a sheet's columns are in pixels, so that a note is as wide over broad columns as over narrow ones. */
record Widths(Map<Integer, Integer> pixels) {
    private static final int USUAL = 64;
    private static final int NOTE = 320;
    private static final int GAP = 12;
    private static final int LETTERS = 46;
    private static final int MAX_COLUMNS = 256;

    static Widths of(XmlElement sheet) {
        var pixels = new TreeMap<Integer, Integer>();
        var columns = sheet.children("cols").flatMap(cols -> cols.children("col"));
        columns.limit(MAX_COLUMNS).forEach(col -> {
            int first = Math.max(1, Integer.parseInt(col.attribute("min")));
            int last = Math.min(Integer.parseInt(col.attribute("max")), MAX_COLUMNS);
            int width = col.attribute("width").isEmpty()
                    ? USUAL
                    : (int) (Double.parseDouble(col.attribute("width")) * 7 + 5);
            for (int i = first; i <= last; i++) pixels.put(i - 1, width);
        });
        return new Widths(pixels);
    }

    /** Column, pixels into it, row, pixels into it: of the upper left corner, then of the lower right one. */
    String anchor(int row, int column, String text) {
        int right = column + 1;
        int into = GAP + NOTE;
        while (into > width(right)) into -= width(right++);
        long lines = text.lines().mapToInt(line -> 1 + line.length() / LETTERS).sum();
        int top = Math.max(0, row - 1);
        return "%d, %d, %d, 10, %d, %d, %d, 4".formatted(column + 1, GAP, top, right, into, top + lines + 1);
    }

    private int width(int column) {
        return Math.max(1, pixels.getOrDefault(column, USUAL));
    }
}
