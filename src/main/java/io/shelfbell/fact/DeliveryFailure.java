package io.shelfbell.fact;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider, or a mail server behind it, said instead of delivering.
 *
 * @param provider the kind of provider whose codes these are, such as {@code smtp}, {@code smpp} or {@code twilio}
 * @param code the provider's own code, such as {@code 550}, {@code 30003} or {@code ESME_RTHROTTLED}
 * @param enhancedStatus RFC 3463, such as {@code 5.1.1}
 * @param text its words; only the first {@value #TEXT} characters count
 * @param late whether it came after the message had been accepted, as a bounce or a receipt
 */
public record DeliveryFailure(
        @Term(value = "Provider", example = "twilio") String provider,
        @Term(value = "Channel", example = "SMS") Channel channel,

        @Term(value = "Failure code", example = "30003") @Nullable
        String code,

        @Term(value = "Enhanced status", example = "5.1.1, 5.1.10") @Nullable
        String enhancedStatus,

        String text,
        @Term(value = "After acceptance", example = "yes") boolean late,
        Instant at) {

    private static final int CODE = 100;
    private static final int TEXT = 2_000;
    private static final int LONGEST_PHRASE = 8;
    private static final Pattern PERSONAL = Pattern.compile("[^\\s<>\"']+@[^\\s<>\"']+|\\+?\\d{9,15}");
    private static final Pattern REPLY = Pattern.compile("\\d{3}");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public DeliveryFailure {
        code = code == null ? null : Printable.of(code, CODE);
        enhancedStatus = enhancedStatus == null ? null : Printable.of(enhancedStatus, CODE);
        text = Printable.of(text, TEXT);
    }

    /** Code, status and text in one line, as people look them up; addresses and numbers of people are left out. */
    public String words() {
        var words =
                Stream.of(code, enhancedStatus, text).filter(Objects::nonNull).distinct();
        return PERSONAL.matcher(words.collect(Collectors.joining(" "))).replaceAll("...");
    }

    /**
     * The class of an SMTP reply or an HTTP status or, without one, of the enhanced status: {@code 4} for later, {@code 5} for never. Other
     * codes have none.
     */
    @Term(value = "Failure class", example = "4")
    public @Nullable String failureClass() {
        if (code != null && REPLY.matcher(code).matches()) return code.substring(0, 1);
        return enhancedStatus == null || enhancedStatus.isEmpty() ? null : enhancedStatus.substring(0, 1);
    }

    /** At which step a mail server refused it, if its words tell; "no such user" about the mail itself is not about the recipient. */
    @Term(value = "Refused command", example = "DATA")
    public @Nullable MailCommand refusedCommand() {
        return MailCommand.in(text);
    }

    /** Every run of up to {@value #LONGEST_PHRASE} words of the text, in lower case, without punctuation. */
    @Term(value = "Failure text", example = "mailbox full, over quota")
    public Set<String> phrases() {
        var words = phraseWords();
        var ends = new int[words.size()];
        var line = String.join(" ", words);
        for (int i = 0, at = 0; i < ends.length; i++, at++)
            ends[i] = at += words.get(i).length();
        var phrases = new HashSet<String>(2 * ends.length * LONGEST_PHRASE);
        for (int from = 0; from < ends.length; from++)
            for (int to = from; to < Math.min(ends.length, from + LONGEST_PHRASE); to++)
                phrases.add(line.substring(from == 0 ? 0 : ends[from - 1] + 1, ends[to]));
        return phrases;
    }

    private List<String> phraseWords() {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
