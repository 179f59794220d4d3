package io.shelfbell.decision;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Firing;
import io.shelfbell.fact.Lane;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Facts that somebody made up, to hear what would be decided about them.
 *
 * @param relation null to take whom the occasion concerns
 * @param demand what the recipient has open; null for none
 */
public record WhatIf(
        Occasion occasion,
        StockChange change,
        Recipient recipient,
        @Nullable Relation relation,
        @Nullable Demand demand,
        Instant at) {

    /** As it was asked for; else a recipient with an order is its customer. */
    @Nullable
    Relation statedRelation() {
        return relation == null && demand != null ? Relation.CUSTOMER : relation;
    }

    Candidate candidate(Relation as, MessageCategory category, Lane lane) {
        return new Candidate(occasion, category, lane, change.item(), change.after(), recipient, as, demand, at);
    }

    /** Whether a firing is the one that this recipient would hear of. */
    boolean isMeantBy(Firing firing) {
        return firing.audience().stream().anyMatch(audience -> audience.relation() == statedRelation());
    }
}
