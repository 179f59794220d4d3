package io.shelfbell.delivery.bounce;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail taken apart (RFC 2045, 2046), whatever its bytes are: what is broken is read as text, and what is too deep, too much or too long
 * is left out.
 */
record RawMail(MailHeaders headers, List<MailPart> parts) {
    /** Bytes; what stands behind them is not looked at. A report comes before the mail that it is about. */
    static final int LOOKED_AT = 1024 * 1024;

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 64;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_HEADER = 256 * 1024;
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))", Pattern.CASE_INSENSITIVE);

    static RawMail of(byte[] raw) {
        return of(new String(raw, 0, Math.min(raw.length, LOOKED_AT), StandardCharsets.ISO_8859_1));
    }

    /** @param raw a character for each byte */
    static RawMail of(String raw) {
        var parts = new ArrayList<MailPart>();
        return new RawMail(read(withoutEnvelope(raw), 0, parts), parts);
    }

    /** Without the line "From ..." that a mailbox file puts before each mail. */
    private static String withoutEnvelope(String raw) {
        var mail = raw.stripLeading();
        return mail.startsWith("From ") ? mail.substring(lineEnd(mail, 0)) : mail;
    }

    private static MailHeaders read(String mail, int depth, List<MailPart> parts) {
        int body = bodyStart(mail);
        var headers = MailHeaders.of(mail.substring(0, body).lines());
        var type = type(headers);
        var content = mail.substring(body);
        var boundary = boundary(headers);
        if (parts.size() >= MOST_PARTS) return headers;
        boolean split = type.startsWith("multipart/") && !boundary.isEmpty() && depth < DEEPEST;
        if (!split || !split(content, "--" + boundary, depth, parts)) parts.add(leaf(type, headers, content));
        return headers;
    }

    private static MailPart leaf(String type, MailHeaders headers, String content) {
        var some = content.length() <= LONGEST_TEXT ? content : content.substring(0, LONGEST_TEXT);
        return new MailPart(type, headers, PartText.decoded(headers, some));
    }

    /** The first empty line ends the header; so does one that is no field. */
    private static int bodyStart(String mail) {
        int at = 0;
        while (at < mail.length() && at < LONGEST_HEADER) {
            int end = lineEnd(mail, at);
            var line = mail.substring(at, end).stripTrailing();
            if (line.isEmpty()) return end;
            boolean folded = at > 0 && Character.isWhitespace(line.charAt(0));
            if (!folded && !MailHeaders.isField(line)) return at;
            at = end;
        }
        return at;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private static String type(MailHeaders headers) {
        var type = headers.first("content-type").orElse("text/plain").toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < type.length() && ";, \t".indexOf(type.charAt(end)) < 0) end++;
        return type.substring(0, end);
    }

    private static String boundary(MailHeaders headers) {
        var boundary = BOUNDARY.matcher(headers.first("content-type").orElse(""));
        if (!boundary.find()) return "";
        return boundary.group(1) == null ? boundary.group(2) : boundary.group(1).stripTrailing();
    }

    /** Whether there is any part at all. */
    private static boolean split(String content, String line, int depth, List<MailPart> parts) {
        int from = next(content, line, 0);
        if (from < 0) return false;
        while (from >= 0 && parts.size() < MOST_PARTS) {
            int start = lineEnd(content, from);
            boolean last = content.startsWith("--", from + line.length());
            if (last || start >= content.length()) return true;
            from = next(content, line, start);
            var part = content.substring(start, from < 0 ? content.length() : from);
            read(part, depth + 1, parts);
        }
        return true;
    }

    private static int next(String content, String line, int from) {
        for (int at = content.indexOf(line, from); at >= 0; at = content.indexOf(line, at + 1))
            if (at == 0 || content.charAt(at - 1) == '\n') return at;
        return -1;
    }
}
