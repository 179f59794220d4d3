package io.shelfbell.delivery.receipt.callback;

import java.io.IOException;
import java.net.URI;

/** Gets a small document from the web. */
interface Fetch {
    /** @throws IOException when there was no answer in time, or another one than 200 with a few bytes */
    byte[] get(URI address) throws IOException;
}
