package io.shelfbell.intake.http;

import io.shelfbell.inventory.ThresholdLine;
import java.util.List;

/** The lines of a list that may be set, no place twice, and why the others may not. */
record JudgedLines(List<ThresholdLine> good, List<LineFault> faults, int refused) {}
