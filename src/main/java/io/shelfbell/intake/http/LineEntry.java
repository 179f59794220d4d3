package io.shelfbell.intake.http;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A low-stock line as it was sent.
 *
 * @param fields named as in JSON, whatever it was sent as
 * @param place says where a field, given as a pointer, stands in what was sent
 * @param faults what was wrong before the fields could be looked at
 */
record LineEntry(JsonNode fields, UnaryOperator<String> place, List<LineFault> faults) {}
