package io.shelfbell.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.springframework.core.env.StandardEnvironment;

/** The channels that we ship. */
final class Channels {
    private static final ChannelFolder.Channels SHIPPED =
            new ChannelFolder(Path.of("config/channels"), new StandardEnvironment()).read();

    private Channels() {}

    static SalesChannel shipped(String name) {
        assertThat(SHIPPED.errors()).isEmpty();
        return SHIPPED.byName().get(name);
    }
}
