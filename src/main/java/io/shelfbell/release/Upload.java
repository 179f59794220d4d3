package io.shelfbell.release;

import io.shelfbell.rule.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that somebody sent, whatever they called its type; a file within a form is taken out of it.
 *
 * @param isTooBig whether there was more than a workbook may have; the rest was not read
 */
record Upload(byte[] bytes, boolean isTooBig) {
    static final int LIMIT = 5 << 20;
    /** What a form may put around the file. */
    private static final int WRAPPING = 4 << 10;

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/.*;\\s*boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);

    static Upload read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LIMIT + WRAPPING) return new Upload(new byte[0], true);
        var bytes = request.getInputStream().readNBytes(LIMIT + WRAPPING + 1);
        var file = bytes.length > LIMIT + WRAPPING ? bytes : file(bytes, request.getContentType());
        return file.length > LIMIT ? new Upload(new byte[0], true) : new Upload(file, false);
    }

    /** Why it need not even be opened; empty for a body of a reasonable size. */
    Optional<Finding> refusal(String file) {
        if (isTooBig)
            return Optional.of(
                    Finding.error(file, "", "", "TOO_BIG", "more than 5 MB", "at most 5 MB", "split the table"));
        return bytes.length > 0
                ? Optional.empty()
                : Optional.of(Finding.error(
                        file,
                        "",
                        "",
                        "NOT_A_WORKBOOK",
                        "an empty body",
                        "an .xlsx workbook",
                        "send the file itself: curl --data-binary @table.xlsx"));
    }

    /** The content of the first part (RFC 2046 section 5.1); all bytes when there is no form. */
    private static byte[] file(byte[] bytes, @Nullable String type) {
        var boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.matches()) return bytes;
        var text = new String(bytes, StandardCharsets.ISO_8859_1); // one character a byte, so that places are the same
        var delimiter = "--" + boundary.group(1);
        int part = text.indexOf(delimiter);
        int content = part < 0 ? -1 : text.indexOf("\r\n\r\n", part);
        if (content < 0) return new byte[0];
        int end = text.indexOf("\r\n" + delimiter, content + 4);
        return text.substring(content + 4, Math.max(content + 4, end)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
