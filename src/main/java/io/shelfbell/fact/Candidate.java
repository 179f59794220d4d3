package io.shelfbell.fact;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One recipient for one occasion: who may be told what, and why it concerns them.
 *
 * @param demand what a customer has open; null for anybody else
 * @param at the instant that is decided about, usually now
 */
public record Candidate(
        @Term(value = "Occasion", example = "BACKORDERED") Occasion occasion,

        @Term(value = "Message category", example = "PROMOTIONAL")
        MessageCategory category,

        @Term(value = "Lane", example = "BULK") Lane lane,
        @Terms Item item,
        @Terms StockPosition stock,
        @Terms Recipient recipient,
        @Term(value = "Relation", example = "WATCHER") Relation relation,
        @Terms @Nullable Demand demand,
        Instant at) {

    /** The same candidate at another instant. */
    public Candidate at(Instant instant) {
        return new Candidate(occasion, category, lane, item, stock, recipient, relation, demand, instant);
    }

    /** The same candidate without a digest: what was collected for one is only asked about its hours. */
    public Candidate promptly() {
        return new Candidate(occasion, category, lane, item, stock, recipient.promptly(), relation, demand, at);
    }

    /** {@link #at} where the recipient lives. */
    public ZonedDateTime local() {
        return at.atZone(recipient.timeZone());
    }

    @Term(value = "Local time", example = "21:00..08:00")
    public LocalTime localTime() {
        return local().toLocalTime();
    }

    @Term(value = "Local day", example = "SATURDAY, SUNDAY")
    public DayOfWeek localDay() {
        return local().getDayOfWeek();
    }

    @Term(value = "Local date", example = "2026-11-20..2026-11-30")
    public LocalDate localDate() {
        return local().toLocalDate();
    }

    @Term(value = "In recipient's quiet hours", example = "yes")
    public boolean inQuietHours() {
        var quiet = recipient.preferences().quietHours();
        return quiet != null && quiet.contains(localTime());
    }

    /** Whether the customer waits for an order that was marked urgent; never for anybody but a customer. */
    public boolean urgentOrder() {
        return demand != null && demand.urgent();
    }

    @Term(value = "Recipient wants item category", example = "no")
    public boolean wantsItemCategory() {
        return recipient.preferences().wants(item.category());
    }

    /** Whether at least one channel is reachable, open and not unsubscribed for this category. */
    @Term(value = "Has an open channel", example = "no")
    public boolean hasOpenChannel() {
        return recipient.reachableBy().stream()
                .anyMatch(c -> recipient.preferences().allows(c, category));
    }

    /** How long ago any of the recipient's apps was used; unknown without an app. */
    @Term(value = "App last active", unit = "duration ago", example = "<= 14 d")
    public @Nullable Duration appLastActive() {
        return recipient
                .liveliestDevice()
                .map(d -> d.lastActiveAt())
                .map(active -> Duration.between(active, at))
                .orElse(null);
    }

    /** How long until the date that the customer was promised; negative when it has passed. */
    @Term(value = "Time to promised date", unit = "duration", example = "<= 2 d")
    public @Nullable Duration timeToPromisedDate() {
        var promised = promisedAt();
        return promised == null ? null : Duration.between(at, promised);
    }

    /** What may be promised for the start of the day that the customer was promised; negative when that promise breaks. */
    @Term(value = "Available to promise by promised date", unit = "units", example = "< 0")
    public @Nullable Integer availableToPromiseByPromisedDate() {
        var promised = promisedAt();
        return promised == null ? null : stock.availableToPromise(promised);
    }

    private @Nullable Instant promisedAt() {
        return demand == null || demand.promisedOn() == null
                ? null
                : demand.promisedOn().atStartOfDay(recipient.timeZone()).toInstant();
    }

    /** How long until receipts will have brought everything that is short; unknown where nothing is, or where they never will. */
    @Term(value = "Time to cover", unit = "duration", example = "<= 7 d")
    public @Nullable Duration timeToCover() {
        return stock.coveredAt().map(covered -> Duration.between(at, covered)).orElse(null);
    }
}
