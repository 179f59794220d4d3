package io.shelfbell.decision;

import io.shelfbell.fact.Answer;
import io.shelfbell.fact.Audience;
import io.shelfbell.fact.Decided;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.StockChange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** An occasion that was fired, before its audience is known. */
record NewOccasion(
        long id,
        String sku,
        Occasion occasion,
        MessageCategory category,
        Lane lane,
        List<Audience> audience,
        StockChange change,
        List<Answer> answers,
        String release,
        Instant receivedAt) {

    static NewOccasion of(long id, StockChange change, Decided<Firing> decided, String release, Instant receivedAt) {
        var firing = decided.action();
        return new NewOccasion(
                id,
                change.item().sku(),
                firing.occasion(),
                firing.category(),
                firing.lane(),
                firing.audience().stream().sorted().toList(),
                change,
                decided.answers(),
                release,
                receivedAt);
    }

    /** The ids of the rows that fired, for the log. */
    List<String> rows() {
        return answers.stream()
                .map(Answer::row)
                .filter(Objects::nonNull)
                .map(Answer.Row::id)
                .toList();
    }
}
