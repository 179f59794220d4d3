package io.shelfbell.intake.http;

/**
 * Why a low-stock line of a list was not taken.
 *
 * @param place {@code lines.csv line 7, units}, {@code lines.xlsx!Thresholds!E7} or, in JSON, {@code /3/units}
 * @param code a short name that programs can rely on
 */
record LineFault(String place, String code, String message) {}
