package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says about one recipient.
 *
 * @param code an SMTP reply (RFC 5321), the type of a complaint (RFC 5965), or {@link AutoReply#CODE}
 * @param status RFC 3463
 */
record Said(
        Word.Kind kind,
        @Nullable String recipient,
        @Nullable String code,
        @Nullable String status,
        String text) {}
