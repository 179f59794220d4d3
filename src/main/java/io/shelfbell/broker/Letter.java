package io.shelfbell.broker;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that somebody else wrote. */
public record Letter(byte[] body, @Nullable String contentType, Map<String, Object> headers) {}
