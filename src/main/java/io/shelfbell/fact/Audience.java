package io.shelfbell.fact;

/** Whom an occasion may concern, in the order in which they are resolved: a recipient found twice is told once. */
public enum Audience {
    /** Customers of the order lines that this change left uncovered. */
    BACKORDERED_CUSTOMERS(Relation.CUSTOMER),
    /** Customers who were told of a backorder and whose lines this change covered. */
    COVERED_CUSTOMERS(Relation.CUSTOMER),
    /** Customers whose lines were uncovered before this change and still are. */
    WAITING_CUSTOMERS(Relation.CUSTOMER),
    /** Recipients who asked to be told about the item. */
    WATCHERS(Relation.WATCHER),
    /** Recipients of the segment {@code merchandiser}. */
    MERCHANDISERS(Relation.MERCHANDISER);

    private final Relation relation;

    Audience(Relation relation) {
        this.relation = relation;
    }

    public Relation relation() {
        return relation;
    }
}
