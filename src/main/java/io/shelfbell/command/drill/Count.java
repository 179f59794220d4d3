package io.shelfbell.command.drill;

/**
 * What became of one kind of thing.
 *
 * @param attempted different ones that were to have an effect
 * @param acknowledged of which somebody was told that they were taken
 * @param lost acknowledged, and without their effect
 * @param doubled with their effect more often, and nothing that says so
 * @param unexpected effects that nobody asked for, or that are not what they should be
 * @param ambiguous that may have happened twice, are known for it, and are counted by the service
 */
record Count(String what, long attempted, long acknowledged, long lost, long doubled, long unexpected, long ambiguous) {
    boolean isClean() {
        return lost == 0 && doubled == 0 && unexpected == 0;
    }
}
