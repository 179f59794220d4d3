package io.shelfbell.delivery.provider;

import java.util.List;

/** Providers that are made from settings. */
public interface ProviderSource {
    List<Provider> providers();
}
