package io.shelfbell.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL runs: it refuses to be root. Root therefore lends it a user namespace of its own or, where a container forbids
 * that, the user {@code nobody}.
 *
 * @param prefix comes before every command
 * @param owner who must own the database's files, as {@code chown} takes it; null where nothing has to change
 */
record RunAs(List<String> prefix, @Nullable String owner) {
    static final RunAs SELF = new RunAs(List.of(), null);
    static final RunAs NAMESPACE = new RunAs(List.of("unshare", "-U"), "0:0");
    static final RunAs NOBODY =
            new RunAs(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), "65534:65534");

    static RunAs choose(Path log) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) return SELF;
        for (var other : List.of(NAMESPACE, NOBODY)) if (other.works(log)) return other;
        throw new CannotEmbed(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv can lend it another user here.",
                "Start Shelfbell as an ordinary user, or configure a database: SPRING_DATASOURCE_URL.");
    }

    /** The user must have a name, too. Asked through the shell, which answers even if the program is not there. */
    private boolean works(Path log) throws IOException {
        var question = String.join(" ", prefix) + " sh -c 'test $(id -u) != 0 && id -un'";
        return new Program(List.of("sh", "-c", question), log).succeeds();
    }

    Program program(List<String> command, Path log) {
        return new Program(Stream.concat(prefix.stream(), command.stream()).toList(), log);
    }

    /** Files of an earlier run may belong to another of the three. */
    void own(Path files, Path log) throws IOException {
        if (owner != null) new Program(List.of("chown", "-R", owner, files.toString()), log).run();
    }
}
