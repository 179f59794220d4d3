package io.shelfbell.embedded;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.access.Scope;
import io.shelfbell.access.UserList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A key and a user for trying things out, kept in files beside the data, so that a second start prints them again. */
@Component
@ConditionalOnProperty("shelfbell.demo.enabled")
class DemoAccess {
    private static final String USER = "demo";

    private final KeyRing keys;
    private final UserList users;
    private final Path directory;

    DemoAccess(KeyRing keys, UserList users, @Value("${shelfbell.data.directory:data}") String directory) {
        this.keys = keys;
        this.users = users;
        this.directory = Path.of(directory);
    }

    /** Where the key lies, for commands that read it from there. */
    Path keyFile() {
        return directory.resolve("demo-key");
    }

    /** The key in the file when this database knows it, else a new one. */
    String key() {
        var kept = read(keyFile());
        if (keys.find(kept).isPresent()) return kept;
        var fresh = keys.issue("demo", Set.of(Scope.values()));
        write(keyFile(), fresh);
        return fresh;
    }

    String user() {
        return USER;
    }

    String password() {
        var file = directory.resolve("demo-password");
        var password = read(file);
        if (password.isEmpty()) {
            var random = new byte[8];
            new SecureRandom().nextBytes(random);
            password = HexFormat.of().formatHex(random);
            write(file, password);
        }
        users.put(USER, password, List.of(Role.values()));
        return password;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the owner's eyes only, where the file system knows owners. */
    private static void write(Path file, String secret) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix)
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
