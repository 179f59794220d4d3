package io.shelfbell.delivery.receipt.callback;

/**
 * What cannot be read in a callback.
 *
 * @param pointer where (RFC 6901); empty for the whole
 * @param code a short name that programs can rely on
 * @param message for people
 */
record Fault(String pointer, String code, String message) {}
