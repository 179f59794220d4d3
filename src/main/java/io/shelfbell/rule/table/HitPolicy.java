package io.shelfbell.rule.table;

/** What happens when several rows match. */
public enum HitPolicy {
    /** The uppermost answers. */
    FIRST,
    /** Only one may match; if more do, the uppermost answers and the others are named in the answer. */
    UNIQUE,
    /** Several may match if they say the same; if they do not, as with {@code UNIQUE}. */
    ANY,
    /** All answer. */
    COLLECT
}
