package io.shelfbell.recipient;

/** What the token in a link turned out to be. */
public sealed interface Opened<T> {
    /** One of ours, for this, and still good. */
    record Good<T>(T what) implements Opened<T> {}

    /** One of ours, and too old. */
    record Expired<T>() implements Opened<T> {}

    /** Made up, damaged, or issued for something else. */
    record NotOurs<T>() implements Opened<T> {}
}
