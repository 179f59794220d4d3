package io.shelfbell.intake.source;

import java.util.List;

/** @param position where to go on after the last event */
public record SourceBatch(List<SourceEvent> events, String position) {}
