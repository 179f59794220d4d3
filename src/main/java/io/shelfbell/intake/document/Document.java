package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was in a body.
 *
 * @param root maps, lists, texts and booleans; numbers are texts, written as they came, so that no amount passes through a double
 * @param repairs what had to be repaired to read it
 */
public record Document(@Nullable Object root, List<Finding> repairs) {
    public Document {
        repairs = List.copyOf(repairs);
    }
}
