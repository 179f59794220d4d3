package io.shelfbell.delivery;

import io.shelfbell.fact.Candidate;
import io.shelfbell.outbox.Claim;

/** A claimed delivery with the truth as it is now. */
record Facts(Claim claim, Candidate candidate) {}
