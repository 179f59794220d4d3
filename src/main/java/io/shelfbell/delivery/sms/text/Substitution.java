package io.shelfbell.delivery.sms.text;

/**
 * A character that was written in another way so that the text stays in GSM 7 bit.
 *
 * @param codePoint such as {@code U+2019}
 * @param by empty for one that nobody sees, such as a zero-width space
 */
public record Substitution(String character, String codePoint, String by, int times) {}
