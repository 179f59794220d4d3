package io.shelfbell.command.service;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the service is, and the key that opens it. */
public final class Connection {
    @Option(names = "--url", description = "The service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--key-file", description = "A file with an API key (default: ${DEFAULT-VALUE}).")
    private Path keyFile = Path.of("data", "demo-key");

    public URI url() {
        return url;
    }

    public Outsider open() throws IOException {
        return new Outsider(url, key());
    }

    private String key() throws IOException {
        if (!Files.isRegularFile(keyFile))
            throw new CommandFailed("There is no file " + keyFile.toAbsolutePath()
                    + " with an API key. A demo service writes one; --key-file names another.");
        var key = Files.readString(keyFile).strip();
        if (!key.matches("sb_\\w+"))
            throw new CommandFailed("There is no API key (sb_...) in " + keyFile.toAbsolutePath() + ".");
        return key;
    }
}
