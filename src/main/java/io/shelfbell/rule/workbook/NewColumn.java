package io.shelfbell.rule.workbook;

/**
 * A column of a workbook that is about to be written.
 *
 * @param width in characters
 * @param help what the comment on the header says; blank for none
 * @param listed whether its cells offer the values that the sheet "Lists" has under the same header
 */
public record NewColumn(String header, Role role, int width, String help, boolean listed) {

    /** What a column is for, and so its colour. */
    public enum Role {
        ABOUT("E7E6E6"),
        CONDITION("DDEBF7"),
        OUTCOME("E2EFDA");

        private final String colour;

        Role(String colour) {
            this.colour = colour;
        }

        String colour() {
            return colour;
        }
    }
}
