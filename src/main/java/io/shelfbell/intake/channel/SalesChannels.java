package io.shelfbell.intake.channel;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The sales channels of this service. One that is described wrongly is left out and told about. */
@Component
public class SalesChannels {
    private static final Logger LOG = LoggerFactory.getLogger(SalesChannels.class);

    private final Map<String, SalesChannel> byName = new TreeMap<>();

    /** @param directories of one name in several of them the last counts */
    SalesChannels(
            @Value("${shelfbell.channels.directories:config/channels}") List<String> directories,
            Environment environment) {
        for (var directory : directories) {
            var channels = new ChannelFolder(Path.of(directory), environment).read();
            channels.errors().forEach(error -> LOG.error("channel state=BROKEN {}", error));
            byName.putAll(channels.byName());
        }
        LOG.info("channels={}", byName.keySet());
    }

    public Optional<SalesChannel> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<SalesChannel> all() {
        return byName.values();
    }
}
