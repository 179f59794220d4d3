package io.shelfbell.fact;

/** Who is covered first when there is not enough: the lower rank first, the older order first within a rank. */
public record Priority(@Term(value = "Rank", example = "10") int rank) {}
