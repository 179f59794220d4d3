package io.shelfbell.template;

/**
 * Something in the templates that must not go out.
 *
 * @param line from 1; 0 when it concerns the whole file
 * @param column from 1; 0 when it concerns the whole file
 */
public record Problem(String file, int line, int column, String found, String expected) {
    static Problem ofFile(String file, String found, String expected) {
        return new Problem(file, 0, 0, found, expected);
    }

    @Override
    public String toString() {
        var at = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
        return "%s: found %s, expected %s".formatted(at, found, expected);
    }
}
