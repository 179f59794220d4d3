package io.shelfbell.delivery.receipt.callback;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of a provider's, made fit to be kept: it may quote what a stranger wrote. */
final class Texts {
    private static final int LIMIT = 2_000;
    private static final int KEY_LIMIT = 200;
    private static final char UNKNOWN = '\ufffd';
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + KEY_LIMIT + "}");
    private static final Pattern OURS = Pattern.compile("<?(d[1-9]\\d{0,18}@[A-Za-z0-9.-]{1,200})>?");

    /** RFC 3463 section 2. */
    private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d)");

    /** RFC 5321 section 4.2: how a mail server's answer begins. */
    private static final Pattern REPLY = Pattern.compile("^(?:smtp; ?)?([245]\\d\\d)(?!\\d)");

    private Texts() {}

    /** PostgreSQL cannot store NUL, UTF-8 cannot carry half a surrogate pair, and nobody means the other control characters. */
    static String clean(String text) {
        return text.codePoints()
                .limit(LIMIT)
                .map(c -> isStorable(c) ? c : UNKNOWN)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStorable(int c) {
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f;
        return !control && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    /** One key of several parts; what is no key, or too long for one, is hashed, so that two of them stay two. */
    static String key(String... parts) {
        var key = String.join(":", parts);
        return KEY.matcher(key).matches() ? key : "sha256:" + hash(key);
    }

    /** An address for a key, which may be logged. */
    static String anonymous(String address) {
        return hash(address).substring(0, 16);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Signatures.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A Message-ID of which only the part before the @ could be told; only that part of it counts. */
    static @Nullable String whole(@Nullable String id) {
        return id == null || id.contains("@") ? id : id + "@shelfbell";
    }

    /** The first that looks like a Message-ID of ours, without its brackets. */
    static @Nullable String ours(@Nullable String... candidates) {
        for (var candidate : candidates) {
            if (candidate == null) continue;
            var ours = OURS.matcher(candidate.strip());
            if (ours.matches()) return ours.group(1);
        }
        return null;
    }

    /** The first enhanced status in a mail server's words. */
    static @Nullable String enhancedStatus(String words) {
        var status = ENHANCED.matcher(words);
        return status.find() ? status.group() : null;
    }

    /** The reply code that a mail server's words begin with. */
    static @Nullable String replyCode(String words) {
        var reply = REPLY.matcher(words);
        return reply.find() ? reply.group(1) : null;
    }
}
