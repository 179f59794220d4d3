package io.shelfbell.template;

import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Relation;

/** Which message this is, why its recipient gets it and which consent it needs. {@code id} stays the same over all attempts. */
public record Message(String id, Relation relation, MessageCategory category) {}
