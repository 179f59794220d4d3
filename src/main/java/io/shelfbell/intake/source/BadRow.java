package io.shelfbell.intake.source;

/**
 * A row that could not be understood.
 *
 * @param place the table and the row's key
 * @param code such as {@code NOT_A_NUMBER}
 * @param raw its columns as they came
 */
public record BadRow(String source, String place, String code, String message, String raw) {}
