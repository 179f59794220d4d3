package io.shelfbell.delivery.provider;

import java.util.List;

/** Makes providers from the installation's settings. */
public interface ProviderSource {
    List<Provider> providers();
}
